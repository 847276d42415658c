namespace FreeSport.Ops;

/// <summary>How an update of dependencies ended.</summary>
public enum FsDependencyState
{
    /// <summary>Nobody looked yet.</summary>
    Unknown,

    /// <summary>Everything asked for was there already.</summary>
    UpToDate,

    /// <summary>The packages were changed as planned.</summary>
    Updated,

    /// <summary>The project names no requirements, or has no package.json.</summary>
    NoRequirements,

    /// <summary>A requirements file, package.json or lock file is not there or cannot be read.</summary>
    RequirementsUnreadable,

    /// <summary>npm ci needs a lock file and there is none, or it does not fit package.json.</summary>
    LockFileMissing,

    /// <summary>There is no virtual environment.</summary>
    NoEnvironment,

    /// <summary>The environment's Python does not run, or the folder is none of an environment.</summary>
    EnvironmentBroken,

    /// <summary>The environment was made with another version of Python than the one that runs there now.</summary>
    EnvironmentOfOtherPython,

    /// <summary>pip, or node and npm, are not there.</summary>
    ToolMissing,

    /// <summary>pip cannot tell beforehand what it would do: older than 22.2.</summary>
    ToolTooOld,

    /// <summary>What is asked for cannot be had: the requirements exclude one another, or there is no such package.</summary>
    Unresolved,

    /// <summary>The index did not answer, refused, or could not be reached.</summary>
    IndexUnreachable,

    /// <summary>What was downloaded is not what the hashes name.</summary>
    HashMismatch,

    /// <summary>It would break a package that is installed; nothing was changed.</summary>
    WouldBreak,

    /// <summary>An earlier update broke off half way, and this look changes nothing.</summary>
    Interrupted,

    /// <summary>It took longer than allowed before anything was changed.</summary>
    TimedOut,

    /// <summary>The tool ended with an error before anything was changed.</summary>
    Failed,

    /// <summary>The installation failed and the packages were put back as they were.</summary>
    PutBack,

    /// <summary>The installation failed and the packages could not be put back.</summary>
    LeftBroken,
}
