namespace FreeSport.Ops;

/// <summary>A step of a deployment's job.</summary>
public sealed class FsDeploymentStep
{
    /// <summary>Gets or sets its place in the job, from 1.</summary>
    public int Number { get; set; }

    /// <summary>Gets or sets its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it is.</summary>
    public FsRunStatus Status { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsRunConclusion Conclusion { get; set; }

    /// <summary>Gets or sets when it began, in UTC; null when it did not.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets when it ended, in UTC; null when it did not.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
