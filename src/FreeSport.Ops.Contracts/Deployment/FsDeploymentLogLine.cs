namespace FreeSport.Ops;

/// <summary>A line of a deployment's log.</summary>
public sealed class FsDeploymentLogLine
{
    /// <summary>Gets or sets GitHub's number of the workflow run.</summary>
    public long RunId { get; set; }

    /// <summary>Gets or sets the job's name.</summary>
    public string Job { get; set; } = string.Empty;

    /// <summary>Gets or sets the step's place in the job, from 1; null when it is not known.</summary>
    public int? StepNumber { get; set; }

    /// <summary>Gets or sets the step's name; null when it is not known.</summary>
    public string? Step { get; set; }

    /// <summary>Gets or sets when it was printed, in UTC; null when the line does not say.</summary>
    public DateTime? At { get; set; }

    /// <summary>Gets or sets what kind of line it is.</summary>
    public FsDeploymentLogLevel Level { get; set; }

    /// <summary>Gets or sets the text, without colours; redacted.</summary>
    public string Text { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Text;
}
