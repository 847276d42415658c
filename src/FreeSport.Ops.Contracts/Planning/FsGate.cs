namespace FreeSport.Ops;

/// <summary>The quality gate of a story.</summary>
public sealed class FsGate
{
    /// <summary>Gets or sets the number of the story that it is of, as <c>13.4</c>; empty where nothing tells.</summary>
    public string Story { get; set; } = string.Empty;

    /// <summary>Gets or sets its file, relative to the project, with forward slashes.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets what it decided.</summary>
    public FsGateVerdict Verdict { get; set; }

    /// <summary>Gets or sets why; empty where it does not say.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets who decided; empty where it does not say.</summary>
    public string Reviewer { get; set; } = string.Empty;

    /// <summary>Gets or sets when it was decided, in UTC; null where it does not say.</summary>
    public DateTime? UpdatedAt { get; set; }

    /// <summary>Gets or sets until when it holds, in UTC; null for as long as nothing changes.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>Gets or sets a value indicating whether a waiver is active.</summary>
    public bool IsWaived { get; set; }

    /// <summary>Gets or sets why it was waived; null where it was not.</summary>
    public string? WaiverReason { get; set; }

    /// <summary>Gets or sets who waived it; null where it was not.</summary>
    public string? WaiverApprovedBy { get; set; }

    /// <summary>Gets or sets its quality score, from 0 to 100; null where it has none.</summary>
    public int? QualityScore { get; set; }

    /// <summary>Gets or sets its top issues.</summary>
    public FsGateIssue[] TopIssues { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Story + " " + Verdict;
}
