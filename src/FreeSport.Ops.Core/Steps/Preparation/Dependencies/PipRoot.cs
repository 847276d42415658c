namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>Somebody who asks for a package: a line of a requirements file, or another package.</summary>
/// <param name="File">Absolute path of the file; null for a package.</param>
/// <param name="Line">The line, counted from 1; 0 for a package.</param>
/// <param name="Text">What is asked for.</param>
internal sealed record PipRoot(string? File, int Line, string Text)
{
    /// <summary>Gets the package that asks, with its version; null for a file.</summary>
    public string? By { get; init; }

    /// <summary>Gets the package asked for; null when only its own metadata would tell.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the version that is there instead; null for none.</summary>
    public string? Found { get; init; }

    /// <summary>Gets a value indicating whether it only narrows what others ask for.</summary>
    public bool IsConstraint { get; init; }

    /// <summary>Gets a value indicating whether it names hashes.</summary>
    public bool IsHashed { get; init; }

    /// <summary>Gets a value indicating whether it names something of this machine that has to be built.</summary>
    public bool IsFolder { get; init; }
}
