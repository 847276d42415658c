namespace FreeSport.Ops;

/// <summary>What becomes, or became, of one package.</summary>
public sealed class FsDependencyChange
{
    /// <summary>Gets or sets who brings it.</summary>
    public FsDependencyManager Manager { get; set; }

    /// <summary>Gets or sets the package's name; for npm with the place where it lies several times.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets what becomes of it.</summary>
    public FsDependencyAction Action { get; set; }

    /// <summary>Gets or sets the version installed before; null when it was not there.</summary>
    public string? From { get; set; }

    /// <summary>Gets or sets the version afterwards; null when it goes.</summary>
    public string? To { get; set; }

    /// <summary>Gets or sets why, in one line: the requirements and packages that ask for it.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets who asks for it: <c>requirements.txt:12</c>, or a package with its version.</summary>
    public string[] RequiredBy { get; set; } = [];

    /// <summary>Gets or sets what it is installed from.</summary>
    public FsDependencySource Source { get; set; }

    /// <summary>Gets or sets a value indicating whether installing it runs code of the package on this machine: a build, or npm's install scripts.</summary>
    public bool RunsCode { get; set; }

    /// <summary>Gets or sets the hash of what is installed, as <c>sha256:…</c> or npm's integrity; null for folders.</summary>
    public string? Hash { get; set; }

    /// <summary>Gets or sets a value indicating whether the requirements name the hash, so that nothing else is accepted.</summary>
    public bool IsHashRequired { get; set; }

    /// <summary>Gets or sets where it comes from, without credentials; null when it goes.</summary>
    public string? Url { get; set; }

    /// <inheritdoc/>
    public override string ToString() => From is null || To is null ? $"{Name} {From ?? To}" : $"{Name} {From} -> {To}";
}
