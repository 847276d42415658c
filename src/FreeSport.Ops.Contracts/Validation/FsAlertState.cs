namespace FreeSport.Ops;

/// <summary>How an alert stands.</summary>
public enum FsAlertState
{
    /// <summary>Nobody told, or in a word that is not known.</summary>
    Unknown = 0,

    /// <summary>Its condition holds, but not for as long as its rule asks.</summary>
    Pending,

    /// <summary>It fires, and whoever it is for is told.</summary>
    Firing,

    /// <summary>It fires, and a silence keeps it from being told.</summary>
    Silenced,

    /// <summary>It fires, and another alert keeps it from being told.</summary>
    Inhibited,
}
