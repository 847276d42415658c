namespace FreeSport.Ops;

/// <summary>How bad a finding about a package is.</summary>
public enum FsDependencySeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>Nobody rated it; it counts as high.</summary>
    Unknown,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,
}
