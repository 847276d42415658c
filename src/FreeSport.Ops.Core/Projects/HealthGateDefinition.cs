namespace FreeSport.Ops.Core.Projects;

/// <summary>When a service that was changed counts as well.</summary>
public sealed record HealthGateDefinition
{
    /// <summary>Gets how long it has to become well, and stay so.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Gets how long it must be well without a break.</summary>
    public TimeSpan Stable { get; init; } = TimeSpan.FromSeconds(10);
}
