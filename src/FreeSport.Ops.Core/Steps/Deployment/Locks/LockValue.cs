namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>One value of a lock.</summary>
/// <param name="Id">What tells it from every other; null when the lock was never taken.</param>
/// <param name="Body">What it says; null when the lock was never taken.</param>
internal sealed record LockValue(string? Id, LockBody? Body)
{
    /// <summary>The lock was never taken.</summary>
    public static readonly LockValue Absent = new(null, null);

    /// <summary>Gets a value indicating whether nobody holds it.</summary>
    public bool IsFree => Body is not { State: LockState.Held };

    /// <summary>The token of whoever takes it next.</summary>
    /// <param name="now">The time, in UTC: a counter that was lost with its ref begins above what it had reached.</param>
    public long NextToken(DateTime now) => Math.Max((Body?.Token ?? 0) + 1, new DateTimeOffset(now).ToUnixTimeSeconds());
}
