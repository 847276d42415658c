namespace FreeSport.Ops;

/// <summary>An external program that took part in a result.</summary>
public sealed class FsTool
{
    /// <summary>Gets or sets the program's name, such as <c>docker</c> or <c>pytest</c>.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the version it reported; empty when it reported none.</summary>
    public string Version { get; set; } = string.Empty;

    /// <summary>Gets or sets the absolute path it was started from; null for a library inside another program.</summary>
    public string? Path { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Version.Length == 0 ? Name : Name + " " + Version;
}
