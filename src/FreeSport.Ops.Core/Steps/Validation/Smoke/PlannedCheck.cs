using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Smoke;

/// <summary>A check that is to be run.</summary>
/// <param name="Check">What is asked and expected.</param>
/// <param name="Environment">The environment; null for none.</param>
/// <param name="Version">The version that should answer; null when nobody says.</param>
internal sealed record PlannedCheck(SmokeCheckDefinition Check, EnvironmentDefinition? Environment, string? Version)
{
    /// <summary>Gets what the container's own health check asks beyond it.</summary>
    public IReadOnlyList<string> AsksLess { get; init; } = [];

    /// <summary>Gets a value indicating whether it waits for a version.</summary>
    public bool AwaitsVersion => Version is not null && Check.Version is not null;
}
