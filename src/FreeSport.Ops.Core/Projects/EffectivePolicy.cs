namespace FreeSport.Ops.Core.Projects;

/// <summary>What one box asks in one environment: the project's policy with the defaults for what it leaves open.</summary>
/// <param name="Assurance">The least assurance that ticks it.</param>
/// <param name="MaxAge">The age from which evidence is stale.</param>
/// <param name="MaxWaiver">How long a waiver holds at most, whatever end it names.</param>
/// <param name="AllowWarnings">Whether a warning ticks it.</param>
/// <param name="AllowDirty">Whether evidence from a dirty tree ticks it.</param>
/// <param name="Applies">Whether the box applies at all.</param>
public sealed record EffectivePolicy(FsAssurance Assurance, TimeSpan MaxAge, TimeSpan MaxWaiver, bool AllowWarnings, bool AllowDirty, bool Applies)
{
    private static readonly TimeSpan LongestWaiver = TimeSpan.FromDays(7);

    /// <summary>The policy of a box.</summary>
    /// <param name="defaults">What the box asks by itself.</param>
    /// <param name="configured">What the project says of it; null for nothing.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>What holds.</returns>
    public static EffectivePolicy For(PolicyDefaults defaults, ChecklistPolicy? configured, EnvironmentDefinition environment) => new(
        configured?.Assurance ?? (environment.IsProduction ? FsAssurance.Measured : defaults.Assurance),
        configured?.MaxAge ?? defaults.MaxAge,
        configured?.MaxWaiver ?? LongestWaiver,
        configured?.AllowWarnings ?? !environment.IsProduction,
        AllowDirty: !environment.IsProduction,
        Applies: configured is null || !configured.NotApplicableTo.Contains(environment.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Where the policy asks less than another.</summary>
    /// <param name="standard">The other, which the box has where nothing is configured.</param>
    /// <returns>One sentence each, in the reader's language.</returns>
    public IEnumerable<string> WeakerThan(EffectivePolicy standard)
    {
        if (!Applies)
        {
            yield return ProjectsTexts.WeakerNotApplicable;
            yield break;
        }

        if (Assurance < standard.Assurance)
        {
            yield return ProjectsTexts.WeakerAssurance.With(Assurance, standard.Assurance);
        }

        if (MaxAge > standard.MaxAge)
        {
            yield return ProjectsTexts.WeakerAge.With(Span(MaxAge), Span(standard.MaxAge));
        }

        if (MaxWaiver > standard.MaxWaiver)
        {
            yield return ProjectsTexts.WeakerWaiver.With(Span(MaxWaiver), Span(standard.MaxWaiver));
        }

        if (AllowWarnings && !standard.AllowWarnings)
        {
            yield return ProjectsTexts.WeakerWarnings;
        }
    }

    private static string Span(TimeSpan age) =>
        age.TotalDays >= 1 ? FormattableString.Invariant($"{age.TotalDays:0.#}d")
        : age.TotalHours >= 1 ? FormattableString.Invariant($"{age.TotalHours:0.#}h")
        : FormattableString.Invariant($"{age.TotalMinutes:0}m");
}
