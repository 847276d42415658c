namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>A page of workflow runs.</summary>
internal sealed class RunsModel
{
    public RunModel[]? WorkflowRuns { get; set; }
}
