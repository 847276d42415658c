using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>Puts together what is to be asked.</summary>
/// <param name="project">The project.</param>
/// <param name="options">What was asked for.</param>
public sealed class SmokePlan(Project project, SmokeOptions options)
{
    private const string VersionName = "version";

    /// <summary>The checks by environment, in the order of the configuration.</summary>
    /// <returns>One group an environment, and one for checks of none.</returns>
    /// <exception cref="OpsException">An environment is not known (<c>EnvironmentUnknown</c>), or no check has a name that is wanted (<c>SmokeTestUnknown</c>).</exception>
    internal IReadOnlyList<(EnvironmentDefinition? Environment, IReadOnlyList<PlannedCheck> Checks)> Groups()
    {
        SmokeTarget[] targets = options.Targets.Count > 0 || options.Checks.Count > 0
            ? [.. options.Targets]
            : [.. project.Configuration.Environments.Select(static e => new SmokeTarget(e.Name, null))];
        List<(EnvironmentDefinition?, IReadOnlyList<PlannedCheck>)> groups = [];
        List<(string Environment, string Name)> names = [];
        foreach (SmokeTarget target in targets)
        {
            EnvironmentDefinition environment = project.EnvironmentNamed(target.Environment);
            IReadOnlyList<SmokeCheckDefinition> all = Of(environment);
            names.AddRange(all.Select(c => (environment.Name, c.Name)));
            List<PlannedCheck> planned = Planned(environment, all, options.Version ?? target.Version);

            // Where all environments are looked at, one that names no addresses is none of those that were asked for.
            if (planned.Count > 0 || options.Targets.Count > 0 || targets.Length == 1)
            {
                groups.Add((environment, planned));
            }
        }

        if (options.Checks.Count > 0)
        {
            EnvironmentDefinition? environment = options.ChecksEnvironment is { } name ? project.EnvironmentNamed(name) : null;
            groups.Add((environment, WithVersion([.. options.Checks.Select(c => new PlannedCheck(c, environment, options.Version ?? c.Version?.Expected))], environment, options.Version)));
        }

        if (names.Count > 0 && !names.Any(n => options.IsWanted(n.Environment, n.Name)))
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.SmokeTestUnknown, FailureKind.ObjectNotFound, SmokeTexts.TestUnknown, SmokeTexts.TestUnknownRemedy.With(string.Join(", ", names.Select(static n => n.Name).Distinct()))));
        }

        return groups.Count > 0 ? groups : [(null, [])];
    }

    /// <summary>The checks of an environment: those that it names, then its health checks and addresses as the simplest ones.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The checks, each under a name of its own.</returns>
    public static IReadOnlyList<SmokeCheckDefinition> Of(EnvironmentDefinition environment)
    {
        List<SmokeCheckDefinition> all = [.. environment.Smoke?.Checks ?? []];
        HashSet<string> asked = new(all.Select(static c => c.Target), StringComparer.Ordinal);
        all.AddRange(environment.HealthChecks.Where(asked.Add).Select(static a => Simple(a, ["200"])));
        all.AddRange(environment.Urls.Where(asked.Add).Select(static a => Simple(a, [])));
        if (environment.Smoke?.Version is { } version)
        {
            string? target = version.Service ?? version.Url ?? environment.HealthChecks.Concat(environment.Urls).FirstOrDefault();
            all.Insert(0, new SmokeCheckDefinition(VersionName, version.Service is null ? FsSmokeKind.Http : FsSmokeKind.Container, target ?? string.Empty) { Version = version, Login = version.Login });
        }

        Dictionary<string, int> names = new(StringComparer.OrdinalIgnoreCase);
        return [.. all.Select(c => (names[c.Name] = names.TryGetValue(c.Name, out int known) ? known + 1 : 1) is > 1 and int number ? c with { Name = FormattableString.Invariant($"{c.Name} ({number})") } : c)];
    }

    private List<PlannedCheck> Planned(EnvironmentDefinition environment, IReadOnlyList<SmokeCheckDefinition> all, string? version)
    {
        IReadOnlyDictionary<SmokeCheckDefinition, IReadOnlyList<string>> less = HealthCheckVerdict.Compare(all, ContainerHealthCheck.Of(project, environment));
        List<PlannedCheck> planned =
        [
            .. all.Where(c => options.IsWanted(environment.Name, c.Name)).Select(c => new PlannedCheck(c, environment, version ?? c.Version?.Expected) { AsksLess = less.TryGetValue(c, out IReadOnlyList<string>? left) ? left : [] }),
        ];
        return all.Count > 0 && all.All(static c => c.Version is null) ? WithVersion(planned, environment, version) : planned;
    }

    // Where nobody can tell an answer of the old container from one of the new, that must not look like a pass.
    private static List<PlannedCheck> WithVersion(List<PlannedCheck> planned, EnvironmentDefinition? environment, string? version)
    {
        if (version is not null && planned.All(static p => p.Check.Version is null))
        {
            planned.Insert(0, new PlannedCheck(new SmokeCheckDefinition(VersionName, FsSmokeKind.Http, string.Empty) { Version = new SmokeVersionDefinition() }, environment, version));
        }

        return planned;
    }

    private static SmokeCheckDefinition Simple(string address, IReadOnlyList<string> statuses) =>
        new(HttpProbe.Shown(new Uri(address, UriKind.RelativeOrAbsolute)), FsSmokeKind.Http, address) { Expect = new SmokeExpectationDefinition { Status = statuses } };
}
