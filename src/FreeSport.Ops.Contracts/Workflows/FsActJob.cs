namespace FreeSport.Ops;

/// <summary>One job, or one leg of a matrix job, of a dry run.</summary>
public sealed class FsActJob
{
    /// <summary>Gets or sets the job's key.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets the name: act's own for a leg, otherwise the workflow's.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the stage, counted from 1: the first in which all its needs are in earlier ones.</summary>
    public int Stage { get; set; }

    /// <summary>Gets or sets the leg, such as <c>os: ubuntu-24.04, python: 3.12</c>; empty without a matrix.</summary>
    public string Matrix { get; set; } = string.Empty;

    /// <summary>
    /// Gets or sets the verdict. <see cref="FsOutcome.Skipped"/> for a job that its condition, or that of a job it needs,
    /// kept from running; <see cref="FsOutcome.Inconclusive"/> where nothing tells how it ended.
    /// </summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets the steps, in the order act went through them; none in an inventory.</summary>
    public FsActStep[] Steps { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Matrix.Length == 0 ? Id : Id + " (" + Matrix + ")";
}
