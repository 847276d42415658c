namespace FreeSport.Ops;

/// <summary>How a synchronization of evidence ended.</summary>
public enum FsEvidenceSyncState
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>The branch and this clone hold the same.</summary>
    Synchronized,

    /// <summary>The remote could not be reached; what waits is sent the next time.</summary>
    Offline,

    /// <summary>The remote answered and does not let this clone read or write.</summary>
    Refused,

    /// <summary>Others wrote so often that this clone gave up for now; what waits is sent the next time.</summary>
    Contended,

    /// <summary>The branch was deleted, or no longer holds what this clone has seen on it; nothing was sent or received.</summary>
    Rewritten,

    /// <summary>What could be exchanged was; something else was left out, as the error tells.</summary>
    Incomplete,
}
