namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A page of workflow runs.</summary>
internal sealed class CheckedRunsModel
{
    public List<CheckedRunModel>? WorkflowRuns { get; set; }
}
