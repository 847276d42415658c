namespace FreeSport.Ops.Core.Floor.Git;

/// <summary>Whether a remote answered.</summary>
internal enum RemoteAnswer
{
    /// <summary>It could not be reached, or not in time.</summary>
    Unreachable,

    /// <summary>It does not let this clone in, or says that there is no such repository, which is what GitHub says to whoever may not see it.</summary>
    Denied,

    /// <summary>It answered.</summary>
    Told,
}
