using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>The steps of the runbook that hold the installed packages against requirements and lock file, without asking any index.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class DependencySteps(OpsSession session, Project project) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    public IReadOnlyList<RunbookStep> Steps(string activity)
    {
        DependencyRun run = new(session, project, new DependencyOptions(VirtualEnvironment: null, Timeout));
        return [.. run.Managers().Select(manager => new RunbookStep(
            FsStep.Preparation, manager.ToString().ToLowerInvariant(), NeedsConfiguration: true, async token => session.Host.WriteResult(await run.CheckAsync(manager, asksIndex: false, token).ConfigureAwait(false))))];
    }
}
