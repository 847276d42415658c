namespace FreeSport.Ops;

/// <summary>A package whose own requirement is not met.</summary>
public sealed class FsDependencyConflict
{
    /// <summary>Gets or sets the package.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its version.</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Gets or sets what it needs, such as <c>lib&lt;2</c>.</summary>
    public string Requires { get; set; } = string.Empty;

    /// <summary>Gets or sets the version of that package which is there instead; null when it is not there at all.</summary>
    public string? Found { get; set; }

    /// <summary>Gets or sets a value indicating whether the update brings it; false when it was there before.</summary>
    public bool IsNew { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}: {Requires} ({Found ?? "-"})";
}
