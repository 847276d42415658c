namespace FreeSport.Ops;

/// <summary>How a silence stands.</summary>
public enum FsAlertSilenceState
{
    /// <summary>Nobody can tell; Alertmanager did not answer. It ends by itself when its short end is not moved on.</summary>
    Unknown = 0,

    /// <summary>It is announced in the ledger, and not set yet.</summary>
    Intended = 1,

    /// <summary>It hides alerts.</summary>
    Active = 2,

    /// <summary>It was ended.</summary>
    Ended = 3,
}
