namespace FreeSport.Ops;

/// <summary>One name of a manifest. Never its value.</summary>
public sealed class FsManifestEntry
{
    /// <summary>Gets or sets the name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether it goes with the secrets.</summary>
    public bool IsSecret { get; set; }

    /// <summary>Gets or sets what decided that.</summary>
    public FsManifestRule Rule { get; set; }

    /// <summary>Gets or sets a value indicating whether the manifest holds its value.</summary>
    public bool HasValue { get; set; }

    /// <summary>Gets or sets where it comes from, as <c>.env:12</c>; null when only the comparison names it.</summary>
    public string? Place { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
