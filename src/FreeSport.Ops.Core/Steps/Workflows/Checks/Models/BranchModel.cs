namespace FreeSport.Ops.Core.Steps.Workflows.Checks.Models;

/// <summary>A branch with what protects it.</summary>
internal sealed class BranchModel
{
    public ProtectionModel? Protection { get; set; }
}
