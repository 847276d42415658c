namespace FreeSport.Ops.Core.Steps.Monitoring.Notifications.Messages;

/// <summary>One thing that a message tells of: a result, a box of the checklist, a text.</summary>
/// <param name="Subject">What it is about; empty for a text.</param>
/// <param name="Outcome">Its verdict; null for what has none.</param>
/// <param name="Summary">What is said of it.</param>
public sealed record MessageItem(string Subject, FsOutcome? Outcome, string Summary)
{
    /// <summary>Gets what to do about it; empty for nothing.</summary>
    public string Remedy { get; init; } = string.Empty;

    /// <summary>Gets the command to run next; empty for none.</summary>
    public string Command { get; init; } = string.Empty;

    /// <summary>Gets addresses worth opening.</summary>
    public IReadOnlyList<Uri> Links { get; init; } = [];

    /// <summary>Gets the environment it holds for; null for all.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the commit that it is about; null where it does not say.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets what tells it from another of the same subject, such as the number of a run; empty for nothing.</summary>
    public string Instance { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether it is a verdict that somebody can look up: recorded, decided from the record, or kept by GitHub.</summary>
    public bool IsVerdict { get; init; }

    /// <summary>Gets a value indicating whether it is a text of a person.</summary>
    public bool IsText => Subject.Length == 0 && Outcome is null;
}
