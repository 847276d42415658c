namespace FreeSport.Ops;

/// <summary>The state of the agent that holds unlocked SSH keys.</summary>
public enum FsSshAgentState
{
    /// <summary>It could not be asked.</summary>
    Unknown = 0,

    /// <summary>There is none, or it does not answer.</summary>
    NotRunning,

    /// <summary>It answers and holds no key.</summary>
    Empty,

    /// <summary>It answers and holds keys.</summary>
    HoldsKeys,

    /// <summary>The service of Windows that is the agent is disabled.</summary>
    Disabled,
}
