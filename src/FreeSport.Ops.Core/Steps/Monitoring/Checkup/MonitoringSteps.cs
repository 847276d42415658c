using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>The step of the runbook that looks whether the environment is watched.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for production.</param>
internal sealed class MonitoringSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public IReadOnlyList<RunbookStep> Steps(string activity) => [new(FsStep.Monitoring, "monitoring", NeedsConfiguration: true, LookAsync) { Feeds = new RunbookFeed(FsChecklistItem.MonitoringActive) }];

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (FsMonitoring result in await new MonitoringCheckup(session, project, Timeout).RunAsync(environment, names: null, cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(result);
        }
    }
}
