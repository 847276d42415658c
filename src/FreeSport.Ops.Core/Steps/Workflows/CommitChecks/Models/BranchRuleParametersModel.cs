namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

/// <summary>What a rule asks for.</summary>
internal sealed class BranchRuleParametersModel
{
    public List<RequiredCheckModel>? RequiredStatusChecks { get; set; }
}
