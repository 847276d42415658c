using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Workflows.Checking;

/// <summary>The step of the runbook that checks the workflows.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class CheckingSteps(OpsSession session, Project project) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [new(FsStep.Workflows, project.Relative(project.WorkflowsPath), NeedsConfiguration: false, CheckAsync) { Feeds = new RunbookFeed(FsChecklistItem.WorkflowsChecked) }];

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FsWorkflowCheck> checks = await new WorkflowCheckRun(session, project).RunAsync([.. WorkflowFolder.Files(project), .. ActionFiles.Of(project)], cancellationToken).ConfigureAwait(false);
        foreach (FsWorkflowCheck check in checks.Count == 0 ? [WorkflowCheckRun.Nothing(project)] : checks)
        {
            session.Host.WriteResult(check);
        }
    }
}
