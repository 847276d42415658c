namespace FreeSport.Ops;

/// <summary>One step of a job as act went through it.</summary>
public sealed class FsActStep
{
    /// <summary>Gets or sets the step's name as act shows it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the part of the job.</summary>
    public FsActStepStage Stage { get; set; }

    /// <summary>Gets or sets the verdict; <see cref="FsOutcome.Inconclusive"/> when act started the step and never said how it ended.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets how long it took; zero when act did not say.</summary>
    public TimeSpan Duration { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
