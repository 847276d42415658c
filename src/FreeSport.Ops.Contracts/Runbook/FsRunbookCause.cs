namespace FreeSport.Ops;

/// <summary>What results of a runbook wait for, told once for all of them.</summary>
public sealed class FsRunbookCause
{
    /// <summary>Gets or sets the stable, English key: the <see cref="FsResult.Cause"/> of its results.</summary>
    public string Key { get; set; } = string.Empty;

    /// <summary>Gets or sets the cause for people, in their language.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the worst outcome of its results. Starts as <see cref="FsOutcome.Inconclusive"/>.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets how many results wait for it, 1 or more.</summary>
    public int ResultCount { get; set; }

    /// <summary>Gets or sets the subjects of these results, each once, in the runbook's order.</summary>
    public string[] Subjects { get; set; } = [];

    /// <summary>Gets or sets the command that helps all of them; null when none is known.</summary>
    public string? NextCommand { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
