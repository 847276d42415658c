using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Act;

/// <summary>The step of the runbook that runs the workflows dry.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class DryRunSteps(OpsSession session, Project project) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        [new(FsStep.Workflows, project.Relative(project.WorkflowsPath), NeedsConfiguration: false, DryRunAsync)];

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
