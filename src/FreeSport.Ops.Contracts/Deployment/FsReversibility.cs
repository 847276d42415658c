namespace FreeSport.Ops;

/// <summary>What becomes of the data when a migration of the database is undone. Only <see cref="Reversible"/> loses none.</summary>
public enum FsReversibility
{
    /// <summary>Nobody can tell; it is not undone then.</summary>
    Unknown = 0,

    /// <summary>It can be undone, and no data is lost.</summary>
    Reversible,

    /// <summary>It can be undone, and data is lost by it, or is not what it was before.</summary>
    Lossy,

    /// <summary>It cannot be undone; only a backup brings the database back.</summary>
    Irreversible,
}
