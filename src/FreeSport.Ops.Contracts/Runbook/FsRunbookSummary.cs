namespace FreeSport.Ops;

/// <summary>What a whole runbook came to. The last object of <c>Invoke-FsRunbook</c>; written only when every step ran.</summary>
/// <remarks>No <see cref="FsResult"/>, so that who counts results does not count it.</remarks>
public sealed class FsRunbookSummary
{
    /// <summary>
    /// Gets or sets the worst outcome of the results. Skipped results do not count; without any other it is
    /// <see cref="FsOutcome.Inconclusive"/>.
    /// </summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets how many results passed.</summary>
    public int PassedCount { get; set; }

    /// <summary>Gets or sets how many results are doubtful.</summary>
    public int WarningCount { get; set; }

    /// <summary>Gets or sets how many results failed.</summary>
    public int FailedCount { get; set; }

    /// <summary>Gets or sets how many results are undecided.</summary>
    public int InconclusiveCount { get; set; }

    /// <summary>Gets or sets how many results were skipped, because they do not apply.</summary>
    public int SkippedCount { get; set; }

    /// <summary>Gets or sets how many of these were taken over from the ledger, because what it has of them still holds.</summary>
    public int ReusedCount { get; set; }

    /// <summary>Gets or sets what each of the steps 0 to 9 came to, in their order.</summary>
    public FsRunbookGate[] Gates { get; set; } = [];

    /// <summary>Gets or sets when the runbook began, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>Gets or sets how long it took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Gets or sets what results wait for, that with the most results first.</summary>
    public FsRunbookCause[] Causes { get; set; } = [];

    /// <summary>Gets or sets what to run next: the commands of the causes in their order, then those of results without a cause, failed ones first.</summary>
    public string[] NextCommands { get; set; } = [];
}
