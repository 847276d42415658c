using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Needs;

/// <summary>What of a project has to lie on GitHub, found out once for all who ask in one invocation.</summary>
/// <param name="project">The project.</param>
internal sealed class GitHubNeeds(Project project)
{
    private readonly object _gate = new();
    private Task<SecretNeeds>? _scan;

    public Task<SecretNeeds> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _scan ??= SecretNeedsScanner.ScanForGitHubAsync(project, cancellationToken);
        }
    }
}
