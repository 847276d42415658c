namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>What became of a push forward.</summary>
internal enum BranchPush
{
    /// <summary>Nothing that decides: where the branch stands tells.</summary>
    Unknown,

    /// <summary>The branch stands at the commit.</summary>
    Moved,

    /// <summary>Somebody else moved it first.</summary>
    Outrun,

    /// <summary>A rule of the server protects the branch.</summary>
    Protected,

    /// <summary>A hook of the server, or the server itself, does not take it.</summary>
    Refused,

    /// <summary>This clone may not write there.</summary>
    Denied,
}
