namespace FreeSport.Ops;

/// <summary>One thing that is the matter with a package.</summary>
public sealed class FsDependencyFinding
{
    /// <summary>Gets or sets who brings the package.</summary>
    public FsDependencyManager Manager { get; set; }

    /// <summary>Gets or sets what is the matter.</summary>
    public FsDependencyFindingKind Kind { get; set; }

    /// <summary>Gets or sets how bad it is.</summary>
    public FsDependencySeverity Severity { get; set; }

    /// <summary>Gets or sets the package.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the version installed; null when it is not.</summary>
    public string? Current { get; set; }

    /// <summary>Gets or sets what the requirements allow or ask for; null when that is not known.</summary>
    public string? Wanted { get; set; }

    /// <summary>Gets or sets the newest version; null when that is not known.</summary>
    public string? Latest { get; set; }

    /// <summary>Gets or sets what is the matter, in words.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets where to read more; null when nobody says.</summary>
    public Uri? Link { get; set; }

    /// <inheritdoc/>
    public override string ToString() => (Current is null ? Name : Name + " " + Current) + ": " + Text;
}
