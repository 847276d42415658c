namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Keeps requests apart: one an interval on average, however many things are watched, with a few at once after a rest.</summary>
/// <param name="clock">The time.</param>
/// <param name="interval">How much time one request is worth.</param>
/// <param name="burst">How many may follow each other at once.</param>
internal sealed class RequestPace(WaitClock clock, TimeSpan interval, int burst)
{
    private readonly object _lock = new();
    private TimeSpan _paidUntil = TimeSpan.Zero;

    /// <summary>Gets how much time one request is worth.</summary>
    public TimeSpan Interval => interval;

    /// <summary>Waits until the next request may be sent.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends then.</returns>
    public async Task NextAsync(CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (_lock)
        {
            TimeSpan now = clock.Elapsed();
            TimeSpan start = _paidUntil > now ? _paidUntil : now;
            _paidUntil = start + interval;
            wait = start - now - TimeSpan.FromTicks(interval.Ticks * (burst - 1));
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (wait > TimeSpan.Zero)
        {
            await clock.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }
}
