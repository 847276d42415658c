namespace FreeSport.Ops.Core.Steps.Workflows.Checks.Models;

/// <summary>What protects a branch.</summary>
internal sealed class ProtectionModel
{
    public RequiredChecksModel? RequiredStatusChecks { get; set; }
}
