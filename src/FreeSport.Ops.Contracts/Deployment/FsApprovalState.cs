namespace FreeSport.Ops;

/// <summary>What became of a review.</summary>
public enum FsApprovalState
{
    /// <summary>It could not be given.</summary>
    Failed = 0,

    /// <summary>The job goes on.</summary>
    Approved,

    /// <summary>The job will not run.</summary>
    Rejected,
}
