using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Secrets.Needs;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>What each box must cover in an environment: as configured, or by convention.</summary>
public static class RequiredSubjects
{
    /// <summary>The suites that "unit and integration tests" means.</summary>
    public static readonly IReadOnlyList<string> Suites = ["unit", "integration"];

    private static readonly string[] DescribedParts = ["ci-cd", "architecture"];

    /// <summary>The subjects of a box.</summary>
    /// <param name="item">The box.</param>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops the reading of workflows.</param>
    /// <returns>Names; none when there is nothing the box could cover, which never ticks it.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(
        FsChecklistItem item, Project project, EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        return FindInFiles(item, project, environment) ?? await SecretsAsync(project, environment, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The subjects of a box whose names take no scan of the project.</summary>
    /// <returns>Names; null for the secrets that files need.</returns>
    internal static IReadOnlyList<string>? FindInFiles(FsChecklistItem item, Project project, EnvironmentDefinition environment) =>
        project.Configuration.Checklist.TryGetValue(item, out ChecklistPolicy? policy) && policy.Subjects is { } configured ? configured : item switch
        {
            FsChecklistItem.TestsPassed => Suites,
            FsChecklistItem.WorkflowsChecked => [.. WorkflowFolder.Files(project).Select(project.Relative)],
            FsChecklistItem.SecretsSynchronized => null,
            FsChecklistItem.MonitoringActive => Monitors(project, environment),
            FsChecklistItem.DocumentationUpdated => Documents(project),
            FsChecklistItem.TeamNotified => project.Configuration.Channels.Count > 0 ? project.Configuration.Channels : ["team"],
            _ => [],
        };

    private static async Task<IReadOnlyList<string>> SecretsAsync(Project project, EnvironmentDefinition environment, CancellationToken cancellationToken)
    {
        SecretNeeds needs = await SecretNeedsScanner.ScanForGitHubAsync(project, cancellationToken).ConfigureAwait(false);
        return SecretSubjects.Required(needs, environment);
    }

    private static string[] Monitors(Project project, EnvironmentDefinition environment) =>
    [
        .. project.Configuration.Monitors
            .Where(m => m.Environments.Count == 0 || m.Environments.Contains(environment.Name, StringComparer.OrdinalIgnoreCase))
            .Select(static m => m.Name),
    ];

    private static string[] Documents(Project project)
    {
        string[] parts = [.. DescribedParts.Select(p => Path.Combine(project.DocsPath, p)).Where(Directory.Exists)];
        return parts.Length > 0 ? [.. parts.Select(project.Relative)]
            : Directory.Exists(project.DocsPath) ? [project.Relative(project.DocsPath)]
            : [];
    }
}
