using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>A lock that is held, with a token.</summary>
internal sealed class HeldLockDouble(long token) : IHeldLock
{
    public string Environment => "staging";

    public long Token => token;

    public IReadOnlyDictionary<string, string?> Variables => new Dictionary<string, string?>
    {
        ["FSOPS_FENCE_TOKEN"] = token.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["FSOPS_LOCK_ENV"] = Environment,
        ["FSOPS_LOCK_SESSION"] = null,
    };

    public CancellationToken Lost => CancellationToken.None;

    public Task VerifyAsync(TimeSpan longestStep, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> NameRunAsync(string repository, long runId, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> ReleaseAsync(CancellationToken cancellationToken) => Task.FromResult(true);

    public void Leave()
    {
    }

    public FsDeploymentLock Describe() => new();

    public void Dispose()
    {
    }
}
