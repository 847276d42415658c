namespace FreeSport.Ops.Core.Steps.Workflows.Checks.Models;

/// <summary>How two commits lie to each other.</summary>
internal sealed class ComparisonModel
{
    public int BehindBy { get; set; }
}
