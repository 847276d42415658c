namespace FreeSport.Ops.Core.Projects.Windows;

/// <summary>Whether an environment may be touched at a moment.</summary>
internal sealed record WindowAnswer
{
    /// <summary>Gets the state.</summary>
    public FsWindowState State { get; init; }

    /// <summary>Gets the time that is open now; null where none is.</summary>
    public WindowSpan? Now { get; init; }

    /// <summary>Gets the next time that is long enough; null where none comes within <see cref="WindowCalendar.Horizon"/>.</summary>
    public WindowSpan? Next { get; init; }

    /// <summary>Gets the freeze that holds now; null for none.</summary>
    public FreezeDefinition? Freeze { get; init; }

    /// <summary>Gets when that freeze is over.</summary>
    public NodaTime.Instant? FrozenUntil { get; init; }

    /// <summary>Gets the freeze that cuts the open time short; null for none.</summary>
    public FreezeDefinition? CutBy { get; init; }

    /// <summary>Gets the name of a time zone that nobody knows; null where all are known.</summary>
    public string? UnknownZone { get; init; }
}
