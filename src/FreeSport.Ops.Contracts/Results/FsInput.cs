namespace FreeSport.Ops;

/// <summary>Something a result was derived from, with the fingerprint it had at that moment.</summary>
public sealed class FsInput
{
    /// <summary>Gets or sets the name: for git content a path relative to the project root with forward slashes.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets how the fingerprint was taken.</summary>
    public FsInputKind Kind { get; set; }

    /// <summary>Gets or sets the fingerprint: lower-case hexadecimal SHA-256, or a version.</summary>
    public string Fingerprint { get; set; } = string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
