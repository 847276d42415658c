namespace FreeSport.Ops;

/// <summary>What every check and every action emits: one object for one thing that was looked at.</summary>
/// <remarks>Plain settable properties, so that it survives Clixml, jobs and remoting and binds again by property name.</remarks>
public class FsResult
{
    /// <summary>Gets or sets the workflow step the result belongs to.</summary>
    public FsStep Step { get; set; }

    /// <summary>Gets or sets what was looked at, as a person would name it.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the verdict. Starts as <see cref="FsOutcome.Inconclusive"/>.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets more than a sentence: a tool's own message, a list of failures. Redacted.</summary>
    public string? Detail { get; set; }

    /// <summary>Gets or sets what to do about it, in the reader's language; null when there is nothing to do.</summary>
    public string? Remedy { get; set; }

    /// <summary>Gets or sets the exact command to run next; null when there is nothing to run.</summary>
    public string? NextCommand { get; set; }

    /// <summary>Gets or sets the stable, English key of what the result waits for, as <c>git.remote</c>; null when it waits for nothing that others could wait for too.</summary>
    public string? Cause { get; set; }

    /// <summary>Gets or sets a value indicating whether the runbook's summary tells the cause and its command, so that a view shows the line alone.</summary>
    public bool Folded { get; set; }

    /// <summary>Gets or sets when the look began, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>Gets or sets how long it took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Gets or sets the checklist item this feeds; null when it feeds none.</summary>
    public FsChecklistItem? ChecklistItem { get; set; }

    /// <summary>Gets or sets the environment it holds for; null when it holds for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets whether the whole subject was covered. Starts as <see cref="FsScope.Partial"/>.</summary>
    public FsScope Scope { get; set; }

    /// <summary>Gets or sets what a partial result left out, in words.</summary>
    public string[] LeftOut { get; set; } = [];

    /// <summary>Gets or sets fingerprints of what was looked at; they decide later whether the result is stale.</summary>
    public FsInput[] Inputs { get; set; } = [];

    /// <summary>Gets or sets the tools that took part, with version and the absolute path they were started from.</summary>
    public FsTool[] Tools { get; set; } = [];

    /// <summary>Gets or sets addresses worth opening.</summary>
    public Uri[] Links { get; set; } = [];

    /// <summary>Gets or sets the id of the recorded ledger event; null when nothing was recorded.</summary>
    public string? EvidenceId { get; set; }
}
