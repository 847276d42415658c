namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>Who frees a lock that somebody holds, and why.</summary>
/// <param name="Owner">Who.</param>
/// <param name="Reason">Why; null where it needs no reason.</param>
/// <param name="IsForced">Whether it is freed whoever holds it.</param>
public sealed record UnlockRequest(string Owner, string? Reason, bool IsForced)
{
    /// <summary>Gets what tells whether a holder's work goes on although it shows no sign; see <see cref="LockRequest.IsBusyAsync"/>.</summary>
    public Func<FsDeploymentLock, CancellationToken, Task<bool?>>? IsBusyAsync { get; init; }
}
