namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>The lock of whoever started this process, as a hook does that deploys by itself: it is theirs to give back.</summary>
/// <param name="store">Where it lies.</param>
/// <param name="value">What it has.</param>
internal sealed class NestedLock(ILockStore store, LockValue value) : IHeldLock
{
    private readonly CancellationTokenSource _lost = new();

    private LockBody Body => value.Body!;

    /// <inheritdoc/>
    public string Environment => Body.Env;

    /// <inheritdoc/>
    public long Token => Body.Token;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Variables => LockVariables.Of(Body);

    /// <inheritdoc/>
    public CancellationToken Lost => _lost.Token;

    /// <inheritdoc/>
    public async Task VerifyAsync(TimeSpan longestStep, CancellationToken cancellationToken)
    {
        (LockValue? now, string said) = await store.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (now is null)
        {
            throw LockFailures.Unknown(store, said);
        }

        if (now.IsFree || now.Body!.Session != Body.Session)
        {
            _lost.Cancel();
            throw LockFailures.Lost(Body, now.Body, said);
        }
    }

    /// <inheritdoc/>
    public Task<bool> NameRunAsync(string repository, long runId, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<bool> ReleaseAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public void Leave()
    {
    }

    /// <inheritdoc/>
    public FsDeploymentLock Describe() => LockMapping.Describe(store, Environment, value, TimeSpan.Zero, Body.Owner, isAlive: null);

    /// <inheritdoc/>
    public void Dispose() => _lost.Dispose();
}
