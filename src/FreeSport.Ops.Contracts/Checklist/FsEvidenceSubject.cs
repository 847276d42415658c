namespace FreeSport.Ops;

/// <summary>What a ledger event says about one subject.</summary>
public sealed class FsEvidenceSubject
{
    /// <summary>Gets or sets the subject's name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the verdict.</summary>
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets the sentence that was shown.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Gets or sets whether the subject was covered whole.</summary>
    public FsScope Scope { get; set; }

    /// <summary>Gets or sets what was left out.</summary>
    public string[] LeftOut { get; set; } = [];

    /// <summary>Gets or sets what the verdict was derived from.</summary>
    public FsInput[] Inputs { get; set; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
