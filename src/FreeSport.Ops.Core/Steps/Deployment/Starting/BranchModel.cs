namespace FreeSport.Ops.Core.Steps.Deployment.Starting;

/// <summary>A branch, as far as a start needs it.</summary>
internal sealed class BranchModel
{
    public BranchCommitModel? Commit { get; set; }
}
