using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>What one box asks in one environment: the project's policy with the defaults for what it leaves open.</summary>
/// <param name="Assurance">The least assurance that ticks it.</param>
/// <param name="MaxAge">The age from which evidence is stale.</param>
/// <param name="AllowWarnings">Whether a warning ticks it.</param>
/// <param name="AllowDirty">Whether evidence from a dirty tree ticks it.</param>
/// <param name="Applies">Whether the box applies at all.</param>
public sealed record EffectivePolicy(FsAssurance Assurance, TimeSpan MaxAge, bool AllowWarnings, bool AllowDirty, bool Applies)
{
    /// <summary>The policy of a box.</summary>
    /// <param name="item">The box.</param>
    /// <param name="configured">What the project says of it; null for nothing.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>What holds.</returns>
    public static EffectivePolicy For(FsChecklistItem item, ChecklistPolicy? configured, EnvironmentDefinition environment) => new(
        configured?.Assurance ?? DefaultAssurance(item, environment),
        configured?.MaxAge ?? DefaultMaxAge(item),
        configured?.AllowWarnings ?? !environment.IsProduction,
        AllowDirty: !environment.IsProduction,
        Applies: configured is null || !configured.NotApplicableTo.Contains(environment.Name, StringComparer.OrdinalIgnoreCase));

    // Outside production a person's word is enough for what this module does not measure by itself yet.
    private static FsAssurance DefaultAssurance(FsChecklistItem item, EnvironmentDefinition environment) =>
        environment.IsProduction || item == FsChecklistItem.TestsPassed ? FsAssurance.Measured : FsAssurance.Asserted;

    private static TimeSpan DefaultMaxAge(FsChecklistItem item) => item switch
    {
        FsChecklistItem.TestsPassed or FsChecklistItem.WorkflowsChecked => TimeSpan.FromDays(14),
        FsChecklistItem.DocumentationUpdated => TimeSpan.FromDays(30),
        FsChecklistItem.MonitoringActive => TimeSpan.FromMinutes(15),
        _ => TimeSpan.FromDays(1),
    };
}
