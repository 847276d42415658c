namespace FreeSport.Ops;

/// <summary>One thing that a smoke test expects, and what it found.</summary>
public sealed class FsSmokeExpectation
{
    /// <summary>Gets or sets what is looked at, such as <c>status</c>, <c>json $.status</c> or <c>version</c>; English.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what should be there.</summary>
    public string Expected { get; set; } = string.Empty;

    /// <summary>Gets or sets what was there; null when nothing was.</summary>
    public string? Actual { get; set; }

    /// <summary>Gets or sets the verdict.</summary>
    public FsOutcome Outcome { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
