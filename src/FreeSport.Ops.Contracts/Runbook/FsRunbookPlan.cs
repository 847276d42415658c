namespace FreeSport.Ops;

/// <summary>One place of a runbook that would be run. Nothing was.</summary>
public sealed class FsRunbookPlan
{
    /// <summary>Gets or sets the step of the workflow.</summary>
    public FsStep Step { get; set; }

    /// <summary>Gets or sets what would be looked at or changed.</summary>
    public string Subject { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment; null for all.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets what would be done.</summary>
    public FsRunbookAction Action { get; set; }

    /// <summary>Gets or sets when what would be taken over was recorded, in UTC; null where nothing would be.</summary>
    public DateTime? RecordedAt { get; set; }

    /// <summary>Gets or sets the ids of the events that would be taken over.</summary>
    public string[] EvidenceIds { get; set; } = [];
}
