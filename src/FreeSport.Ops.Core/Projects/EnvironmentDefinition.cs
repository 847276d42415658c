namespace FreeSport.Ops.Core.Projects;

/// <summary>A place the platform runs in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsProduction">True when real customers use it.</param>
public sealed record EnvironmentDefinition(string Name, bool IsProduction)
{
    /// <summary>Gets its addresses.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Gets its servers, each as <c>user@host:port</c>.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Gets the addresses that answer 200 when it is well.</summary>
    public IReadOnlyList<string> HealthChecks { get; init; } = [];

    /// <summary>Gets what is asked after a deployment; null when nothing says.</summary>
    public SmokeDefinition? Smoke { get; init; }

    /// <summary>Gets the measurements that tell whether a change went well.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; init; } = [];

    /// <summary>Gets the compose files it runs; null for those that are found.</summary>
    public ComposeDefinition? Compose { get; init; }

    /// <summary>Gets how a change gets there; null when nothing says.</summary>
    public DeploymentDefinition? Deployment { get; init; }

    /// <summary>Gets when it may be touched; none for at any time.</summary>
    public IReadOnlyList<DeploymentWindow> Windows { get; init; } = [];

    /// <summary>Gets when it may not be touched, whatever its windows say.</summary>
    public IReadOnlyList<FreezeDefinition> Freezes { get; init; } = [];

    /// <summary>Gets what is asked of its changes.</summary>
    public ChangePolicy Change { get; init; } = ChangePolicy.Default;

    /// <summary>Gets how long a change usually takes; null where nothing says.</summary>
    public TimeSpan? ExpectedDuration { get; init; }
}
