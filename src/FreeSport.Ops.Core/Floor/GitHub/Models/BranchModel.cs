namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>A branch: the commit it stands at, and what protects it.</summary>
internal sealed class BranchModel
{
    public BranchCommitModel? Commit { get; set; }

    public BranchProtectionModel? Protection { get; set; }
}
