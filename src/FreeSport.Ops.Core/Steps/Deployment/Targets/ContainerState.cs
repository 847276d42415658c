namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a container does, by Docker's own words.</summary>
public enum ContainerState
{
    /// <summary>None of the others.</summary>
    Unknown = 0,

    /// <summary>It was made and has not run.</summary>
    Created,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It ended, and the engine is about to start it again.</summary>
    Restarting,

    /// <summary>It stands still.</summary>
    Paused,

    /// <summary>It ended.</summary>
    Exited,

    /// <summary>The engine could not remove it.</summary>
    Dead,
}
