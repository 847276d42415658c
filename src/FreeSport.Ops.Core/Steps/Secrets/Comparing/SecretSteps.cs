using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Secrets.Comparing;

/// <summary>The step of the runbook that holds what files need against what GitHub has.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for all.</param>
internal sealed class SecretSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) => [new(FsStep.Infrastructure, "secrets", NeedsConfiguration: true, CompareAsync) { Feeds = new RunbookFeed(FsChecklistItem.SecretsSynchronized) }];

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FsSecretComparison> all = await new SecretComparison(session, project).RunAsync(environment, selection: null, new GitHubOptions(), cancellationToken).ConfigureAwait(false);
        foreach (FsSecretComparison comparison in all)
        {
            session.Host.WriteResult(comparison);
        }
    }
}
