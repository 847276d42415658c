namespace FreeSport.Ops;

/// <summary>One job of a workflow.</summary>
public sealed class FsWorkflowJob
{
    /// <summary>Gets or sets the job's key.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets the job's name, or its key when it has none.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the jobs that must end first.</summary>
    public string[] Needs { get; set; } = [];

    /// <summary>Gets or sets the environment it asks for; an expression stays an expression.</summary>
    public string? Environment { get; set; }

    /// <summary>Gets or sets the line that names the environment; null when none does.</summary>
    public int? EnvironmentLine { get; set; }

    /// <summary>Gets or sets the runner labels.</summary>
    public string[] RunsOn { get; set; } = [];

    /// <summary>Gets or sets the condition, without <c>${{ }}</c> added or removed.</summary>
    public string? Condition { get; set; }

    /// <summary>Gets or sets the reusable workflow it calls; null for a job with steps.</summary>
    public string? Uses { get; set; }

    /// <summary>Gets or sets the number of steps.</summary>
    public int StepCount { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
