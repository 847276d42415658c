namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What is known of a ref of a remote.</summary>
internal enum RefState
{
    /// <summary>The remote did not tell.</summary>
    Unknown,

    /// <summary>There is no such ref.</summary>
    Absent,

    /// <summary>It holds a commit.</summary>
    There,
}
