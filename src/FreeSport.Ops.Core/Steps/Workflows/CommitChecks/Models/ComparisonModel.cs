namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>How two commits lie to each other.</summary>
internal sealed class ComparisonModel
{
    public int BehindBy { get; set; }
}
