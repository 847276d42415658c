namespace FreeSport.Ops.Core.Workflows.Checks.Models;

/// <summary>What protects a branch.</summary>
internal sealed class ProtectionModel
{
    public RequiredChecksModel? RequiredStatusChecks { get; set; }
}
