using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Act;
using FreeSport.Ops.Core.Steps.Workflows.Checking;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows;

/// <summary>The steps of the runbook that check the workflows and run them dry.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class WorkflowSteps(OpsSession session, Project project) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity)
    {
        string folder = project.Relative(project.WorkflowsPath);
        return
        [
            new(FsStep.Workflows, folder, NeedsConfiguration: false, CheckAsync),
            new(FsStep.Workflows, folder, NeedsConfiguration: false, DryRunAsync),
        ];
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FsWorkflowCheck> checks = await new WorkflowCheckRun(session, project).RunAsync(WorkflowFolder.Files(project), cancellationToken).ConfigureAwait(false);
        foreach (FsWorkflowCheck check in checks.Count == 0 ? [WorkflowCheckRun.Nothing(project)] : checks)
        {
            session.Host.WriteResult(check);
        }
    }

    private async Task DryRunAsync(CancellationToken cancellationToken)
    {
        List<FsWorkflow> workflows = [];
        foreach (string file in WorkflowFolder.Files(project))
        {
            workflows.Add((await WorkflowFolder.ReadAsync(project, file, cancellationToken).ConfigureAwait(false)).Workflow);
        }

        ActOptions options = new(Event: null, Job: null, Execute: false, ActDryRun.DefaultTimeout);
        await new ActDryRun(session, project).RunAsync(workflows, options, new PlanOptions(), cancellationToken).ConfigureAwait(false);
    }
}
