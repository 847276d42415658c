namespace FreeSport.Ops;

/// <summary>One thing that was looked at of a monitor.</summary>
public sealed class FsMonitoringCheck
{
    /// <summary>Gets or sets what was looked at.</summary>
    public FsMonitoringAspect Aspect { get; set; }

    /// <summary>Gets or sets the verdict. Starts as <see cref="FsOutcome.Inconclusive"/>.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets what to do about it, in the reader's language; null when there is nothing to do.</summary>
    public string? Remedy { get; set; }

    /// <summary>Gets or sets the exact command to run next; null when there is none.</summary>
    public string? NextCommand { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Aspect + " " + Outcome;
}
