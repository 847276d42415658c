namespace FreeSport.Ops;

/// <summary>What became of a message to the team.</summary>
public enum FsNotificationState
{
    /// <summary>It was handed over, and nobody said whether it was taken. It may have arrived, and is not sent again by itself.</summary>
    Unknown = 0,

    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It was taken for some of the recipients, and refused for others.</summary>
    PartlySent,

    /// <summary>The same had been sent before; nothing was sent.</summary>
    AlreadySent,

    /// <summary>It was refused, or did not leave this machine.</summary>
    NotSent,

    /// <summary>The channel lacks something to be sent to; nothing was tried.</summary>
    NotConfigured,
}
