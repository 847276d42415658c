namespace FreeSport.Ops;

/// <summary>What the verification of one writer's chain found.</summary>
public enum FsLedgerState
{
    /// <summary>It could not be read.</summary>
    Unreadable = 0,

    /// <summary>Every event is as it was written, in the order it was written.</summary>
    Intact,

    /// <summary>An event was changed, removed or put in another order.</summary>
    Broken,

    /// <summary>The last line is incomplete, as after a power cut; every acknowledged event before it is intact.</summary>
    TornTail,

    /// <summary>It holds events of a newer format than this version reads.</summary>
    NewerVersion,
}
