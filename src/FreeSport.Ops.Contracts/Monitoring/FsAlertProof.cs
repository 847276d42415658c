namespace FreeSport.Ops;

/// <summary>How much of the way of an alert a test alert has shown.</summary>
public enum FsAlertProof
{
    /// <summary>Nothing.</summary>
    Nothing = 0,

    /// <summary>From Alertmanager to the receiver.</summary>
    AlertmanagerToReceiver = 1,

    /// <summary>The whole way: from a rule that fires in Prometheus, through Alertmanager, to the receiver.</summary>
    RuleToReceiver = 2,
}
