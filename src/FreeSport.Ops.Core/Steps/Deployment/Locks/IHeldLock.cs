namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>A lock that this process holds.</summary>
public interface IHeldLock : IDisposable
{
    /// <summary>Gets the environment.</summary>
    string Environment { get; }

    /// <summary>Gets the fence token: larger than that of everybody who held it before. The guard on the host, and Swarm by a label, refuse a lower one.</summary>
    long Token { get; }

    /// <summary>Gets what the target's scripts and hooks find in their environment: <c>FSOPS_FENCE_TOKEN</c>, <c>FSOPS_LOCK_ENV</c>, <c>FSOPS_LOCK_SESSION</c>.</summary>
    IReadOnlyDictionary<string, string?> Variables { get; }

    /// <summary>Gets what is cancelled as soon as the lock is known to be lost: start nothing more.</summary>
    CancellationToken Lost { get; }

    /// <summary>Makes sure that the lock is still held. To be called before every step that changes something.</summary>
    /// <param name="longestStep">How long the step may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When it is held.</returns>
    /// <exception cref="Floor.Results.OpsException">Somebody else has it (<c>DeploymentLockLost</c>), or nobody can tell (<c>DeploymentLockUnknown</c>): start nothing more.</exception>
    Task VerifyAsync(TimeSpan longestStep, CancellationToken cancellationToken);

    /// <summary>Says in the lock which run on GitHub it is held for.</summary>
    /// <param name="repository">The repository, as <c>owner/name</c>.</param>
    /// <param name="runId">GitHub's number of the run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>True when the lock says so; false where it could not be said.</returns>
    Task<bool> NameRunAsync(string repository, long runId, CancellationToken cancellationToken);

    /// <summary>Gives the lock back.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>True when it is free; false when it was lost before, or could not be given back, which was told.</returns>
    Task<bool> ReleaseAsync(CancellationToken cancellationToken);

    /// <summary>Ends the signs of life and leaves the lock as it is: for whoever comes next, or for a run that goes on.</summary>
    void Leave();

    /// <summary>Tells of the lock.</summary>
    /// <returns>The lock as it was set last.</returns>
    FsDeploymentLock Describe();
}
