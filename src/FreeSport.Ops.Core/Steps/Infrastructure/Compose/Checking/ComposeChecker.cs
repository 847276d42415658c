using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;

/// <summary>Checks a set of compose files: what compose refuses, and what somebody regrets later.</summary>
public static class ComposeChecker
{
    private const int MostNamed = 12;

    private static readonly IComposeRule[] Rules =
    [
        new PortCollisions(), new ImageTags(), new Resilience(), new PlainSecrets(), new MissingFiles(), new Privileges(), new DroppedCommands(), new FileMounts(), new SwarmKeys(), new SwarmForms(), new SwarmTypes(), new SwarmConfigs(),
    ];

    /// <summary>Checks a set. Asks nobody and runs nothing.</summary>
    /// <param name="set">The set.</param>
    /// <param name="root">Absolute path of the project's root.</param>
    /// <returns>What it comes to, with everything that was found.</returns>
    public static CheckedCompose Check(ComposeSet set, string root)
    {
        ComposeFindings findings = new();
        ComposeEnvironment environment = ComposeEnvironment.Of(set, findings);
        IReadOnlyList<string> profiles = Profiles(set, environment);
        ComposeProject project = ComposeLoader.Load(new ComposeRequest(set.Files, set.Folder)
        {
            Variables = environment.Values,
            Profiles = profiles,
            ProjectName = set.ProjectName,
        });
        Take(project, set, environment, findings);
        ComposeReading read = new(set, project, root) { HasValuesOfHost = environment.IsOfHost };
        foreach (IComposeRule rule in Rules)
        {
            rule.Check(read, findings);
        }

        return new CheckedCompose(project with { Findings = findings.InOrder(set.Files) }, environment.Read, environment.Missing, profiles);
    }

    // As compose does, the env file turns profiles on where nobody else does.
    private static IReadOnlyList<string> Profiles(ComposeSet set, ComposeEnvironment environment) =>
        set.Profiles.Count > 0 || !environment.Values.TryGetValue("COMPOSE_PROFILES", out string? named) ? set.Profiles : [.. named.Split(',').Select(static p => p.Trim()).Where(static p => p.Length > 0)];

    private static void Take(ComposeProject project, ComposeSet set, ComposeEnvironment environment, ComposeFindings findings)
    {
        foreach (ComposeFinding finding in project.Findings.Where(static f => f.Rule != ComposeRules.UnsetVariable))
        {
            bool isBlank = finding.Severity == FsFindingSeverity.Error && project.Blanks.Contains(finding.Place);
            if (isBlank && environment.Missing.Count > 0)
            {
                // Follows from the env file that is not on this machine, of which is told below.
                continue;
            }

            bool isOfHost = finding.Rule == ComposeRules.MissingFile && set.Environment is not null;
            findings.Add(finding with
            {
                Severity = isOfHost ? FsFindingSeverity.Warning : finding.Severity,
                Remedy = isBlank && finding.Remedy.Length == 0 ? ComposeTexts.BlankRemedy : finding.Remedy,
            });
        }

        foreach (string missing in environment.Missing)
        {
            findings.Warning(ComposeRules.EnvFile, new ComposePlace(missing, 0, 0), ComposeTexts.EnvFileNotHere.With(project.Unset.Count, Named(project.Unset.Keys)), Template(missing));
        }

        if (environment.Missing.Count > 0 || project.Unset.Count == 0)
        {
            return;
        }

        if (environment.Values.Count == 0 && project.Unset.Count > 1)
        {
            findings.Warning(ComposeRules.UnsetVariable, project.Unset.Values.First(), ComposeTexts.AllUnset.With(project.Unset.Count, Named(project.Unset.Keys)), ComposeTexts.AllUnsetRemedy);
            return;
        }

        foreach (ComposeFinding finding in project.Findings.Where(static f => f.Rule == ComposeRules.UnsetVariable))
        {
            findings.Add(finding);
        }
    }

    private static string Template(string missing) =>
        EnvTemplateFiles.Beside(missing).FirstOrDefault() is { } template
            ? ComposeTexts.EnvFileFromTemplate.With(Path.GetFileName(template), Path.GetFileName(missing))
            : ComposeTexts.EnvFileNotHereRemedy;

    private static string Named(IEnumerable<string> names)
    {
        string[] all = [.. names.OrderBy(static n => n, StringComparer.Ordinal)];
        return string.Join(", ", all.Take(MostNamed)) + (all.Length > MostNamed ? ", …" : string.Empty);
    }
}
