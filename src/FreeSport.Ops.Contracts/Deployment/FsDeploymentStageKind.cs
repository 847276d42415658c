namespace FreeSport.Ops;

/// <summary>What one part of a deployment does.</summary>
public enum FsDeploymentStageKind
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>The host learns the fencing token of the lock, and refuses a lower one.</summary>
    Guard,

    /// <summary>What runs is read from the engine.</summary>
    Look,

    /// <summary>Images are brought to the engine.</summary>
    Pull,

    /// <summary>A hook before the change.</summary>
    Before,

    /// <summary>The database is changed.</summary>
    Migrate,

    /// <summary>A service is changed.</summary>
    Update,

    /// <summary>A service is watched until it is well.</summary>
    Health,

    /// <summary>The proxy reads its configuration again.</summary>
    Reload,

    /// <summary>The script that deploys.</summary>
    Script,

    /// <summary>The environment's smoke tests and metrics are asked.</summary>
    Verify,

    /// <summary>A hook after the change.</summary>
    After,

    /// <summary>A service is put back to what it ran before.</summary>
    Rollback,

    /// <summary>The database is changed back.</summary>
    MigrateBack,
}
