namespace FreeSport.Ops;

/// <summary>What would be done to the lock of an environment.</summary>
public enum FsDeploymentLockAction
{
    /// <summary>It would be held until somebody unlocks it.</summary>
    Lock = 0,

    /// <summary>It would be freed.</summary>
    Unlock,
}
