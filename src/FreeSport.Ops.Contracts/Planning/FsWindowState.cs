namespace FreeSport.Ops;

/// <summary>Whether an environment may be touched at a moment.</summary>
public enum FsWindowState
{
    /// <summary>Nobody can tell: a time zone is not known.</summary>
    Unknown = 0,

    /// <summary>No window and no freeze is configured.</summary>
    NotConfigured,

    /// <summary>It may.</summary>
    Open,

    /// <summary>It may, and not for as long as it would take.</summary>
    TooShort,

    /// <summary>No window is open.</summary>
    Closed,

    /// <summary>It is frozen, whatever its windows say.</summary>
    Frozen,
}
