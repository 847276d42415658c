namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>A rule that holds for a branch.</summary>
internal sealed class BranchRuleModel
{
    public string? Type { get; set; }

    public BranchRuleParametersModel? Parameters { get; set; }
}
