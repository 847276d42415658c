namespace FreeSport.Ops.Core.Projects;

/// <summary>What the project asks of one box of the checklist; null leaves a question to the defaults.</summary>
public sealed record ChecklistPolicy
{
    /// <summary>Gets the subjects the box must cover; null for those found by convention.</summary>
    public IReadOnlyList<string>? Subjects { get; init; }

    /// <summary>Gets the least assurance that ticks the box.</summary>
    public FsAssurance? Assurance { get; init; }

    /// <summary>Gets the age from which evidence is stale.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>Gets how long a waiver may last.</summary>
    public TimeSpan? MaxWaiver { get; init; }

    /// <summary>Gets whether a warning ticks the box.</summary>
    public bool? AllowWarnings { get; init; }

    /// <summary>Gets the environments the box does not apply to.</summary>
    public IReadOnlyList<string> NotApplicableTo { get; init; } = [];
}
