namespace FreeSport.Ops.Core.Deployment.Starting;

/// <summary>The commit a branch stands at.</summary>
internal sealed class BranchCommitModel
{
    public string? Sha { get; set; }
}
