namespace FreeSport.Ops;

/// <summary>A job of a deployment's workflow run.</summary>
public sealed class FsDeploymentJob
{
    /// <summary>Gets or sets GitHub's number of the job.</summary>
    public long JobId { get; set; }

    /// <summary>Gets or sets its name, as GitHub shows it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets how far it is.</summary>
    public FsRunStatus Status { get; set; }

    /// <summary>Gets or sets how it ended.</summary>
    public FsRunConclusion Conclusion { get; set; }

    /// <summary>Gets or sets when it began, in UTC; null when it did not.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>Gets or sets when it ended, in UTC; null when it did not.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>Gets or sets the runner it runs on; null when it has none yet.</summary>
    public string? Runner { get; set; }

    /// <summary>Gets or sets its page.</summary>
    public Uri? Url { get; set; }

    /// <summary>Gets or sets its steps, in order.</summary>
    public FsDeploymentStep[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
