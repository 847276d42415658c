namespace FreeSport.Ops;

/// <summary>A file that manifests were written to.</summary>
public sealed class FsManifestFile
{
    /// <summary>Gets or sets its absolute path.</summary>
    public string Path { get; set; } = string.Empty;

    /// <summary>Gets or sets the manifests in it, without values of secrets.</summary>
    public FsManifest[] Manifests { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether values of secrets stand in the file; then only its owner may read it.</summary>
    public bool HasSecretValues { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
