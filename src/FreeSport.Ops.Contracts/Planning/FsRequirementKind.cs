namespace FreeSport.Ops;

/// <summary>What a requirement was read from.</summary>
public enum FsRequirementKind
{
    /// <summary>Nothing that has a name yet.</summary>
    Unknown = 0,

    /// <summary>An issue on GitHub.</summary>
    Issue,

    /// <summary>A story.</summary>
    Story,

    /// <summary>An epic.</summary>
    Epic,

    /// <summary>The quality gate of a story.</summary>
    Gate,

    /// <summary>A specification.</summary>
    Spec,
}
