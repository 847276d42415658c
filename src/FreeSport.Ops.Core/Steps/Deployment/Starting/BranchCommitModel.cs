namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>The commit a branch stands at.</summary>
internal sealed class BranchCommitModel
{
    public string? Sha { get; set; }
}
