namespace FreeSport.Ops;

/// <summary>How a deployment ended. Only <see cref="Succeeded"/> is Passed.</summary>
public enum FsDeploymentEnding
{
    /// <summary>It is not over.</summary>
    None = 0,

    /// <summary>What was to run runs, and is well.</summary>
    Succeeded,

    /// <summary>It failed, and what it changed is still changed.</summary>
    Failed,

    /// <summary>It failed, and what ran before runs again.</summary>
    RolledBack,

    /// <summary>It failed, and so did putting back what ran before.</summary>
    RollbackFailed,

    /// <summary>Some services run what is new, others what ran before.</summary>
    Mixed,

    /// <summary>Everything ran already; nothing was changed.</summary>
    NoChange,

    /// <summary>Somebody stopped it.</summary>
    Stopped,

    /// <summary>What was to run runs, and a metric is where a person decides whether it stays.</summary>
    Undecided,

    /// <summary>Nobody can tell.</summary>
    Unknown,
}
