using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Says where smoke tests ask less than the containers ask of themselves.</summary>
internal static class HealthCheckVerdict
{
    /// <summary>Compares.</summary>
    /// <param name="checks">All checks of an environment.</param>
    /// <param name="containers">What its containers ask of themselves.</param>
    /// <returns>For each check that asks less, what it leaves out; a path that no check asks for is told at the first check of an address.</returns>
    public static IReadOnlyDictionary<SmokeCheckDefinition, IReadOnlyList<string>> Compare(IReadOnlyList<SmokeCheckDefinition> checks, IReadOnlyList<ContainerHealthCheck> containers)
    {
        SmokeCheckDefinition[] asking = [.. checks.Where(static c => c.Kind == FsSmokeKind.Http && Uri.TryCreate(c.Target, UriKind.Absolute, out _))];
        Dictionary<SmokeCheckDefinition, IReadOnlyList<string>> less = [];
        foreach (ContainerHealthCheck container in containers)
        {
            SmokeCheckDefinition[] same = [.. asking.Where(c => IsSamePath(new Uri(c.Target).AbsolutePath, container.Path))];
            if (same.Length == 0 && asking.Length > 0)
            {
                Add(asking[0], SmokeTexts.PathNotAsked.With(container.Service, container.Path));
            }

            foreach (SmokeCheckDefinition check in same)
            {
                if (!same.Any(LooksIntoAnswer) && container.LooksIntoAnswer)
                {
                    Add(check, SmokeTexts.AnswerNotLookedAt.With(container.Service, container.Path));
                }

                string[] lax = [.. check.Expect.Status.Where(static s => s[0] is '4' or '5')];
                if (lax.Length > 0)
                {
                    Add(check, SmokeTexts.StatusTakenToo.With(container.Service, container.Path, string.Join(", ", lax)));
                }
            }
        }

        return less;

        void Add(SmokeCheckDefinition check, string what) => less[check] = less.TryGetValue(check, out IReadOnlyList<string>? known) ? [.. known, what] : [what];
    }

    private static bool LooksIntoAnswer(SmokeCheckDefinition check) => check.Expect.Text.Count + check.Expect.Json.Count > 0;

    // A variable in the path of a compose file can be anything.
    private static bool IsSamePath(string asked, string own) => own.IndexOf('$') >= 0
        ? asked.TrimEnd('/').StartsWith(own.Substring(0, own.IndexOf('$')).TrimEnd('/'), StringComparison.Ordinal)
        : string.Equals(asked.TrimEnd('/'), own.Split('?')[0].TrimEnd('/'), StringComparison.Ordinal);
}
