namespace FreeSport.Ops;

/// <summary>What is known of a test alert's arrival.</summary>
public enum FsAlertDelivery
{
    /// <summary>Nobody can tell: Alertmanager's counters did not move, cannot be read, or cannot be told apart.</summary>
    Unknown = 0,

    /// <summary>Alertmanager could not hand it over.</summary>
    Failed = 1,

    /// <summary>The receiver took it, by Alertmanager's counters of its kind, which do not tell receivers apart.</summary>
    Accepted = 2,

    /// <summary>The receiver itself shows it.</summary>
    Confirmed = 3,
}
