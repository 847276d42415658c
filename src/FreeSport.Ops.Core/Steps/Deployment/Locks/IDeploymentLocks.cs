namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>The lock of each environment, which everybody who can push shares.</summary>
public interface IDeploymentLocks
{
    /// <summary>Takes the lock of an environment, or waits for it.</summary>
    /// <param name="request">Who, what for, and for how long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting; what was taken is given back.</param>
    /// <returns>The lock, held until it is released, with a sign of life all the while.</returns>
    /// <exception cref="Floor.Results.OpsException">
    /// Somebody else holds it (<c>DeploymentLockHeld</c>, <c>DeploymentLockMaintenance</c>), the remote does not take it (<c>DeploymentLockRefused</c>)
    /// or does not tell (<c>DeploymentLockUnknown</c>), or what lies there is no lock (<c>DeploymentLockInvalid</c>).
    /// </exception>
    Task<IHeldLock> TakeAsync(LockRequest request, CancellationToken cancellationToken);

    /// <summary>Tells of the lock of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Who holds it, since when, and why.</returns>
    /// <exception cref="Floor.Results.OpsException">As <see cref="TakeAsync"/>.</exception>
    Task<FsDeploymentLock> ReadAsync(string environment, CancellationToken cancellationToken);
}
