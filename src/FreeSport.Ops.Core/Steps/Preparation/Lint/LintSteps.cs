using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>The step of the runbook that runs the linters of the project's CI.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class LintSteps(OpsSession session, Project project) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [new(FsStep.Preparation, "lint", NeedsConfiguration: true, token => RunAsync(activity, token))];

    private async Task RunAsync(string activity, CancellationToken cancellationToken)
    {
        LintSelection selection = new(project);
        IReadOnlyList<LintTarget> targets = await selection.FindAsync([], cancellationToken).ConfigureAwait(false);
        LintRunner runner = new(project, session.Processes, session.Tools, session.Host);
        await runner.RunAsync(targets, new LintRunOptions(VirtualEnvironment: null, Timeout) { NotRun = selection.NotRun }, session.Host.WriteResult, activity, cancellationToken).ConfigureAwait(false);
    }
}
