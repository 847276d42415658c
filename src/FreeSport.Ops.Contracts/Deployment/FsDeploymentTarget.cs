namespace FreeSport.Ops;

/// <summary>Who carries a deployment out.</summary>
public enum FsDeploymentTarget
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>A workflow on GitHub Actions.</summary>
    GitHub,

    /// <summary>A script on this machine.</summary>
    Script,

    /// <summary>Docker Compose on one host, this machine or behind a context.</summary>
    Compose,

    /// <summary>A stack in Docker Swarm.</summary>
    Swarm,

    /// <summary>A Kubernetes cluster.</summary>
    Kubernetes,
}
