namespace FreeSport.Ops;

/// <summary>Something that is wrong with a requirement, or a place that disagrees with another one.</summary>
public sealed class FsRequirementFinding
{
    /// <summary>Gets or sets what it is.</summary>
    public FsRequirementFindingKind Kind { get; set; }

    /// <summary>Gets or sets how much it weighs.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets one sentence for people, in their language.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets the file that it stands in, relative to the project, with forward slashes; empty for none.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets its line, from 1; 0 for none.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Kind + ": " + Text;
}
