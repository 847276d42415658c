namespace FreeSport.Ops;

/// <summary>What a change is for, as it was when the change was made.</summary>
public sealed class FsChangeRequirement
{
    /// <summary>Gets or sets what it was read from.</summary>
    public FsRequirementKind Kind { get; set; }

    /// <summary>Gets or sets its number or name.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Gets or sets its title.</summary>
    public string Title { get; set; } = string.Empty;

    /// <summary>Gets or sets what its gate said; null where it had none.</summary>
    public FsGateVerdict? Gate { get; set; }

    /// <summary>Gets or sets its outcome.</summary>
    public FsOutcome Outcome { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Kind + " " + Id;
}
