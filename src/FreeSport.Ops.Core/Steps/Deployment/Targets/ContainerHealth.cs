namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a container's own health check says.</summary>
public enum ContainerHealth
{
    /// <summary>It has none.</summary>
    None = 0,

    /// <summary>It has not said anything yet.</summary>
    Starting,

    /// <summary>It is well.</summary>
    Healthy,

    /// <summary>It is not.</summary>
    Unhealthy,
}
