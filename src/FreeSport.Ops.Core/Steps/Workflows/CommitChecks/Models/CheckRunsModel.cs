namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A page of check runs.</summary>
internal sealed class CheckRunsModel
{
    public List<CheckRunModel>? CheckRuns { get; set; }
}
