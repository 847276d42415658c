namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Where the value of one lock lies.</summary>
internal interface ILockStore
{
    /// <summary>Gets the place, for people: an address without credentials, or a path.</summary>
    string Place { get; }

    /// <summary>Gets the lock's name there.</summary>
    string Name { get; }

    /// <summary>Gets a value indicating whether others than this clone see it.</summary>
    bool IsShared { get; }

    /// <summary>Gets a value indicating whether a value must be read before it can be replaced.</summary>
    bool ReadsFirst { get; }

    /// <summary>Reads the lock.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The value; without one, what kept it from being read.</returns>
    /// <exception cref="Floor.Results.OpsException">What lies there is no lock (<c>DeploymentLockInvalid</c>).</exception>
    Task<(LockValue? Value, string Said)> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Sets the lock if it still has a value.</summary>
    /// <param name="expected">That value.</param>
    /// <param name="next">What it gets.</param>
    /// <param name="note">Is told the id before it is sent: what was sent can arrive after whoever sent it is gone.</param>
    /// <param name="cancellationToken">Stops it; what was sent may arrive all the same.</param>
    /// <returns>What became of it.</returns>
    Task<LockSwapResult> SwapAsync(LockValue expected, LockBody next, Action<string> note, CancellationToken cancellationToken);
}
