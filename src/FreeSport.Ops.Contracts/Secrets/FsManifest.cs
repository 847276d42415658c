namespace FreeSport.Ops;

/// <summary>A Kubernetes manifest made of variables or secrets. Values of secrets stand in files alone, never here.</summary>
public sealed class FsManifest
{
    /// <summary>Gets or sets its kind.</summary>
    public FsManifestKind Kind { get; set; }

    /// <summary>Gets or sets the name of the object in the cluster.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets its namespace; null to leave it to whoever applies it.</summary>
    public string? Namespace { get; set; }

    /// <summary>Gets or sets its names.</summary>
    public FsManifestEntry[] Entries { get; set; } = [];

    /// <summary>Gets or sets the manifest as YAML, without values of secrets.</summary>
    public string Yaml { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Kind + " " + Name;
}
