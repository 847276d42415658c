namespace FreeSport.Ops;

/// <summary>What becomes of one package.</summary>
public enum FsDependencyAction
{
    /// <summary>It comes in.</summary>
    Added,

    /// <summary>A newer version takes its place.</summary>
    Upgraded,

    /// <summary>An older version takes its place.</summary>
    Downgraded,

    /// <summary>The same version is installed again: from a folder, or because what lies there is not what the lock file names.</summary>
    Reinstalled,

    /// <summary>It goes.</summary>
    Removed,
}
