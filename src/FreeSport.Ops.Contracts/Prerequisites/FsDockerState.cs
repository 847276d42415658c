namespace FreeSport.Ops;

/// <summary>What stands between this machine and a usable Docker engine.</summary>
public enum FsDockerState
{
    /// <summary>The answer could not be understood.</summary>
    Unreadable = 0,

    /// <summary>Engine and compose answer and are new enough.</summary>
    Ready,

    /// <summary>No <c>docker</c> program on PATH.</summary>
    NotInstalled,

    /// <summary>The client is there, the engine does not answer.</summary>
    NotRunning,

    /// <summary>The engine is there, this user may not talk to it.</summary>
    NoPermission,

    /// <summary>The client points to another engine than the one expected, or to a context that does not exist.</summary>
    WrongContext,

    /// <summary>No answer within the time-out.</summary>
    TimedOut,

    /// <summary>The engine answered with errors of its own.</summary>
    EngineError,

    /// <summary>The compose plugin is missing or does not start.</summary>
    ComposeMissing,

    /// <summary>Engine or compose is older than required.</summary>
    TooOld,
}
