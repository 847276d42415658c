namespace FreeSport.Ops;

/// <summary>A change of an environment, from its plan to its end. What is recorded and sent meanwhile belongs to it.</summary>
public sealed class FsChange
{
    /// <summary>Gets or sets its id; later ones sort after earlier ones.</summary>
    public string ChangeId { get; set; } = string.Empty;

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets the environment.</summary>
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets the project's path below the git root with forward slashes; empty when it is the root.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it is.</summary>
    public FsChangeState State { get; set; }

    /// <summary>Gets or sets the class of its risk.</summary>
    public FsChangeRisk Risk { get; set; }

    /// <summary>Gets or sets why it cannot wait; null where it is no emergency.</summary>
    public string? EmergencyReason { get; set; }

    /// <summary>Gets or sets what it is for.</summary>
    public FsChangeRequirement[] Requirements { get; set; } = [];

    /// <summary>Gets or sets when its window begins, in UTC; null where none was agreed on.</summary>
    public DateTime? WindowFrom { get; set; }

    /// <summary>Gets or sets when its window is over, in UTC; null where none was agreed on.</summary>
    public DateTime? WindowUntil { get; set; }

    /// <summary>Gets or sets the people who take part.</summary>
    public string[] People { get; set; } = [];

    /// <summary>Gets or sets what is missing that it needs to be planned, in the reader's language; none from Planned on.</summary>
    public string[] Missing { get; set; } = [];

    /// <summary>Gets or sets when it was made, in UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Gets or sets who made it.</summary>
    public string CreatedBy { get; set; } = string.Empty;

    /// <summary>Gets or sets the commit that was checked out then; null where there was none.</summary>
    public string? Commit { get; set; }

    /// <summary>Gets or sets how many people must confirm it, by the policy.</summary>
    public int NeededConfirmations { get; set; }

    /// <summary>Gets or sets who confirmed it.</summary>
    public FsChangeConfirmation[] Confirmations { get; set; } = [];

    /// <summary>Gets or sets why fewer people confirmed it than the policy asks for; null where enough did.</summary>
    public string? SinglePersonReason { get; set; }

    /// <summary>Gets or sets the ids of the deployments that carried it out.</summary>
    public string[] Deployments { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether it has to be reviewed before it is over, because it was an emergency.</summary>
    public bool NeedsReview { get; set; }

    /// <summary>Gets or sets what the review found; null before it.</summary>
    public string? Review { get; set; }

    /// <summary>Gets or sets what happened to it, in order.</summary>
    public FsChangeEvent[] Events { get; set; } = [];

    /// <summary>Gets or sets the ids of what the ledgers recorded of it; only where they were asked for.</summary>
    public string[] EvidenceIds { get; set; } = [];

    /// <summary>Gets or sets when it was over, in UTC; null while it is not.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Gets or sets the exact command to run next; null when it is over.</summary>
    public string? NextCommand { get; set; }

    /// <inheritdoc/>
    public override string ToString() => ChangeId;
}
