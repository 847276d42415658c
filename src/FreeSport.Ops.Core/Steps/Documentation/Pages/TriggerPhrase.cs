namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>What a page says starts a workflow.</summary>
/// <param name="Event">The event, by GitHub's name.</param>
internal sealed record TriggerPhrase(string Event)
{
    /// <summary>Gets the branches; null when none is said.</summary>
    public IReadOnlyList<string>? Branches { get; init; }

    /// <summary>Gets or sets a value indicating whether the page says that only some paths count.</summary>
    public bool HasPaths { get; set; }

    /// <summary>Gets the names of the inputs that are given to a start by hand, each with its place.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Gets the time of day of a schedule in UTC; null when none is said.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Gets the schedule as a cron expression; null when none is said.</summary>
    public string? Cron { get; init; }

    /// <summary>Gets a value indicating whether it is said of the night.</summary>
    public bool IsNightly { get; init; }
}
