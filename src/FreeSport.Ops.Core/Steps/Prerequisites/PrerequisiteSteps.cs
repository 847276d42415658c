using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Prerequisites;

/// <summary>The step of the runbook that looks at what must be there before a change begins.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment whose servers are looked at; null for all.</param>
/// <param name="ofShell">Prerequisites that only the shell itself can tell.</param>
internal sealed class PrerequisiteSteps(OpsSession session, Project project, string? environment, IReadOnlyList<PrerequisiteCheck> ofShell) : IRunbookSteps
{
    private const int ThrottleLimit = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [new(FsStep.Prerequisites, "prerequisites", NeedsConfiguration: false, token => RunAsync(activity, token))];

    private async Task RunAsync(string activity, CancellationToken cancellationToken)
    {
        IReadOnlyList<PrerequisiteCheck> checks = await new PrerequisiteService(session, project)
            .ChecksAsync(servers: [], environment, Timeout, cancellationToken).ConfigureAwait(false);
        PrerequisiteRun run = new(session.Host, ThrottleLimit, activity);
        foreach (FsResult result in await run.RunAsync([.. ofShell, .. checks], cancellationToken).ConfigureAwait(false))
        {
            session.Host.WriteResult(result);
        }
    }
}
