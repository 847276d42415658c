namespace FreeSport.Ops;

/// <summary>What is the matter with a package.</summary>
public enum FsDependencyFindingKind
{
    /// <summary>A newer version is out.</summary>
    Outdated,

    /// <summary>It is not installed as the requirements or the lock file ask.</summary>
    Unsatisfied,

    /// <summary>Its own requirement is not met by what is installed.</summary>
    Conflict,

    /// <summary>The version installed has a known vulnerability.</summary>
    Vulnerable,
}
