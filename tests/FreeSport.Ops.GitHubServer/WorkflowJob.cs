namespace FreeSport.Ops.Testing;

/// <summary>A job of a run.</summary>
public sealed class WorkflowJob
{
    /// <summary>Gets or sets GitHub's number.</summary>
    public required long Id { get; init; }

    /// <summary>Gets its name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the names of the jobs that have to be over before.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Gets the environment it names; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the names of its steps.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Gets or sets how far it is, in GitHub's words.</summary>
    public string Status { get; set; } = "queued";

    /// <summary>Gets or sets how it ended, in GitHub's words; null while it is not over.</summary>
    public string? Conclusion { get; set; }

    /// <summary>Gets or sets which step failed, counted from 1; null for none.</summary>
    public int? FailedStep { get; set; }

    /// <summary>Gets or sets when it began.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>Gets or sets when it ended.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Gets or sets its log; null while there is none.</summary>
    public string? Log { get; set; }
}
