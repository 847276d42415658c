namespace FreeSport.Ops;

/// <summary>One step of a planned job.</summary>
public sealed class FsPlannedStep
{
    /// <summary>Gets or sets the place in the job, counted from 1.</summary>
    public int Number { get; set; }

    /// <summary>Gets or sets the step's id; empty when it has none.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets the name as GitHub would show it; expressions whose value is not known stay as they are written.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the action; empty for a script.</summary>
    public string Uses { get; set; } = string.Empty;

    /// <summary>Gets or sets the condition as the file writes it; null when there is none.</summary>
    public string? Condition { get; set; }

    /// <summary>Gets or sets whether it runs, if its job does.</summary>
    public FsPlanAnswer Runs { get; set; }

    /// <summary>Gets or sets what decides it, in the reader's language.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
