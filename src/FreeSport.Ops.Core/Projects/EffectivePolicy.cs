namespace FreeSport.Ops.Core.Projects;

/// <summary>What one box asks in one environment: the project's policy with the defaults for what it leaves open.</summary>
/// <param name="Assurance">The least assurance that ticks it.</param>
/// <param name="MaxAge">The age from which evidence is stale.</param>
/// <param name="AllowWarnings">Whether a warning ticks it.</param>
/// <param name="AllowDirty">Whether evidence from a dirty tree ticks it.</param>
/// <param name="Applies">Whether the box applies at all.</param>
public sealed record EffectivePolicy(FsAssurance Assurance, TimeSpan MaxAge, bool AllowWarnings, bool AllowDirty, bool Applies)
{
    /// <summary>The policy of a box.</summary>
    /// <param name="defaults">What the box asks by itself.</param>
    /// <param name="configured">What the project says of it; null for nothing.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>What holds.</returns>
    public static EffectivePolicy For(PolicyDefaults defaults, ChecklistPolicy? configured, EnvironmentDefinition environment) => new(
        configured?.Assurance ?? (environment.IsProduction ? FsAssurance.Measured : defaults.Assurance),
        configured?.MaxAge ?? defaults.MaxAge,
        configured?.AllowWarnings ?? !environment.IsProduction,
        AllowDirty: !environment.IsProduction,
        Applies: configured is null || !configured.NotApplicableTo.Contains(environment.Name, StringComparer.OrdinalIgnoreCase));
}
