namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What compose files, rendered, say of a service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Image">Its image; what compose calls it where it is only built.</param>
internal sealed record ComposeService(string Name, string Image)
{
    /// <summary>Gets a value indicating whether its image can be built.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>Gets when its image is pulled; null where nothing says.</summary>
    public string? PullPolicy { get; init; }

    /// <summary>Gets how many containers it has.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Gets the services it starts after.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Gets the services that must have ended with 0 before it starts.</summary>
    public IReadOnlyList<string> AfterEndOf { get; init; } = [];

    /// <summary>Gets the fixed ports of the host that it publishes, each as <c>address:port/protocol</c>, with <c>0.0.0.0</c> for all addresses.</summary>
    public IReadOnlyList<string> HostPorts { get; init; } = [];

    /// <summary>Gets a fixed port that each of its tasks in Swarm takes of its node; null where there is none.</summary>
    public string? HostModePort { get; init; }

    /// <summary>Gets a value indicating whether Swarm starts a new task before it stops the one before.</summary>
    public bool StartsFirst { get; init; }

    /// <summary>Gets whether its containers are meant to end.</summary>
    public ServiceLife Life { get; init; }
}
