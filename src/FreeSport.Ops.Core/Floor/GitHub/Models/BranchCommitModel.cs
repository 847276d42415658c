namespace FreeSport.Ops.Core.Floor.GitHub.Models;

/// <summary>The commit a branch stands at.</summary>
internal sealed class BranchCommitModel
{
    public string? Sha { get; set; }
}
