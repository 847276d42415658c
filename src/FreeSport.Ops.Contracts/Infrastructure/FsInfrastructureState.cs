namespace FreeSport.Ops;

/// <summary>What a resource does.</summary>
public enum FsInfrastructureState
{
    /// <summary>Nobody told, or in a word that is not known.</summary>
    Unknown = 0,

    /// <summary>It stands in a file; that says nothing of what it does.</summary>
    Declared = 1,

    /// <summary>It runs, or exists where it cannot run.</summary>
    Running = 2,

    /// <summary>It is coming up, being updated, or being rolled back.</summary>
    Starting = 3,

    /// <summary>It runs in part: fewer replicas than asked for, unhealthy, restarting, or with an update that was paused.</summary>
    Degraded = 4,

    /// <summary>It ended with success, as a one-shot task does.</summary>
    Completed = 5,

    /// <summary>It does not run.</summary>
    Stopped = 6,
}
