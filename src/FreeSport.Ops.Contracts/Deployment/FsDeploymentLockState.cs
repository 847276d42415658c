namespace FreeSport.Ops;

/// <summary>How the lock of an environment stands.</summary>
public enum FsDeploymentLockState
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Nobody holds it.</summary>
    Free,

    /// <summary>A deployment holds it.</summary>
    Held,

    /// <summary>Somebody holds it until they unlock it.</summary>
    Maintenance,

    /// <summary>Its holder has shown no sign of life for longer than the lock allows: who deploys next takes it over.</summary>
    Expired,
}
