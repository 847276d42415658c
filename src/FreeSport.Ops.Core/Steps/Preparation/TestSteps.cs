using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation;

/// <summary>The steps of the runbook that run the suites of the checklist.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class TestSteps(OpsSession session, Project project) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [.. TestSuites.Required.Select(suite => new RunbookStep(FsStep.Preparation, suite, NeedsConfiguration: true, token => RunAsync(suite, token)) { Feeds = new RunbookFeed(FsChecklistItem.TestsPassed, suite) })];

    private async Task RunAsync(string suite, CancellationToken cancellationToken)
    {
        PytestRunner runner = new(project, session.Processes, new InputFingerprints(project, session.Fingerprints), session.Host);
        FsTestRun run = await runner.RunAsync(suite, new TestRunOptions(Marker: null, VirtualEnvironment: null, Timeout), cancellationToken).ConfigureAwait(false);
        await session.Recorder.RecordAsync(project, FsChecklistItem.TestsPassed, [run], cancellationToken).ConfigureAwait(false);
        session.Host.WriteResult(run);
    }
}
