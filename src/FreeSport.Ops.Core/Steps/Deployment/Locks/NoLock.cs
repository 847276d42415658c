namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Stands where a lock would for whoever only reads, and needs none.</summary>
/// <param name="environment">The environment.</param>
internal sealed class NoLock(string environment) : IHeldLock
{
    /// <inheritdoc/>
    public string Environment => environment;

    /// <summary>Gets the highest token there is: what only reads is fenced off by nobody.</summary>
    public long Token => long.MaxValue;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Variables { get; } = new Dictionary<string, string?>();

    /// <inheritdoc/>
    public CancellationToken Lost => CancellationToken.None;

    /// <inheritdoc/>
    public Task VerifyAsync(TimeSpan longestStep, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<bool> NameRunAsync(string repository, long runId, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task<bool> ReleaseAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public void Leave()
    {
    }

    /// <inheritdoc/>
    public FsDeploymentLock Describe() => new() { Environment = environment };

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
