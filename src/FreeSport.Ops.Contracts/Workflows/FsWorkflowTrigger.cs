namespace FreeSport.Ops;

/// <summary>One event that starts a workflow.</summary>
public sealed class FsWorkflowTrigger
{
    /// <summary>Gets or sets the event, such as <c>push</c> or <c>workflow_dispatch</c>.</summary>
    public string Event { get; set; } = string.Empty;

    /// <summary>Gets or sets the line, counted from 1.</summary>
    public int Line { get; set; }

    /// <summary>Gets or sets the branch filters.</summary>
    public string[] Branches { get; set; } = [];

    /// <summary>Gets or sets the path filters.</summary>
    public string[] Paths { get; set; } = [];

    /// <summary>Gets or sets the activity types.</summary>
    public string[] Types { get; set; } = [];

    /// <summary>Gets or sets the names of the inputs of a dispatch or a call.</summary>
    public string[] Inputs { get; set; } = [];

    /// <summary>Gets or sets the cron expressions of a schedule, in UTC.</summary>
    public string[] Schedules { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Event;
}
