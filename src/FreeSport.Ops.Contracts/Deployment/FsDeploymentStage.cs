namespace FreeSport.Ops;

/// <summary>One thing that a deployment does, in its durable record.</summary>
public sealed class FsDeploymentStage
{
    /// <summary>Gets or sets what is done.</summary>
    public FsDeploymentStageKind Kind { get; set; }

    /// <summary>Gets or sets the service or the hook it is done to; null for all.</summary>
    public string? Name { get; set; }

    /// <summary>Gets or sets a value indicating whether it is part of putting back what ran before.</summary>
    public bool IsRollback { get; set; }

    /// <summary>Gets or sets how it ended; Inconclusive while it goes on, or where nobody can tell.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets one sentence about it, in the language of whoever ran it.</summary>
    public string? Summary { get; set; }

    /// <summary>Gets or sets when it began, by this machine's clock, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>Gets or sets when it ended, in UTC; null when it did not, or the shell ended first.</summary>
    public DateTime? EndedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Kind.ToString() : Kind + " " + Name;
}
