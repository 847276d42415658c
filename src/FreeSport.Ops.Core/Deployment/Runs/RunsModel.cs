namespace FreeSport.Ops.Core.Deployment.Runs;

/// <summary>A page of workflow runs.</summary>
internal sealed class RunsModel
{
    public RunModel[]? WorkflowRuns { get; set; }
}
