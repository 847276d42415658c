namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>For how long this process has seen a lock unchanged. That alone tells whether its holder is gone: clocks of two machines tell nothing.</summary>
/// <param name="clock">The time.</param>
internal sealed class LockObservations(LockClock clock)
{
    private readonly Dictionary<string, (string Id, TimeSpan Since, TimeSpan Last)> _seen = new(StringComparer.Ordinal);

    /// <summary>Gets what this session of PowerShell has seen, over all its commands.</summary>
    public static LockObservations OfProcess { get; } = new(LockClock.Real);

    /// <summary>Notes what a lock has.</summary>
    /// <param name="store">The lock.</param>
    /// <param name="value">What was read.</param>
    /// <param name="asked">When it was asked for: at that time it was so at the earliest.</param>
    /// <returns>How long it has been the same, at least.</returns>
    public TimeSpan Note(ILockStore store, LockValue value, TimeSpan asked)
    {
        string key = store.Place + "\n" + store.Name;
        lock (_seen)
        {
            if (value.Id is null)
            {
                _seen.Remove(key);
                return TimeSpan.Zero;
            }

            if (!_seen.TryGetValue(key, out (string Id, TimeSpan Since, TimeSpan Last) seen) || seen.Id != value.Id)
            {
                TimeSpan now = clock.Elapsed();
                seen = (value.Id, now, now);
            }
            else if (asked > seen.Last)
            {
                seen.Last = asked;
            }

            _seen[key] = seen;
            return seen.Last - seen.Since;
        }
    }

    /// <summary>Whether a holder is gone as far as this process can tell.</summary>
    /// <param name="body">What the lock says.</param>
    /// <param name="seenFor">For how long it was seen so.</param>
    public static bool IsExpired(LockBody body, TimeSpan seenFor) => body.TimeToLive is { } ttl && seenFor > ttl;
}
