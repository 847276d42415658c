namespace FreeSport.Ops;

/// <summary>A file that manifests would be written to; nothing was written.</summary>
public sealed class FsManifestPlan
{
    /// <summary>Gets or sets its absolute path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether a file of that name would be replaced.</summary>
    public bool Replaces { get; set; }

    /// <summary>Gets or sets the manifests, without values of secrets.</summary>
    public FsManifest[] Manifests { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether values of secrets would stand in it.</summary>
    public bool HasSecretValues { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
