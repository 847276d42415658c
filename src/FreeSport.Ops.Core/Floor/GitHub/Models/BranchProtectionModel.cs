namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>What protects a branch.</summary>
internal sealed class BranchProtectionModel
{
    public RequiredChecksModel? RequiredStatusChecks { get; set; }
}
