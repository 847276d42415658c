using System.Diagnostics;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>The times a lock goes by; a test puts its own here.</summary>
/// <param name="Elapsed">How long ago some fixed moment of this process was; never set back, but may stand still while the machine sleeps.</param>
/// <param name="UtcNow">The time of day, which is set, and differs between machines.</param>
/// <param name="DelayAsync">Waits.</param>
internal sealed record LockClock(Func<TimeSpan> Elapsed, Func<DateTime> UtcNow, Func<TimeSpan, CancellationToken, Task> DelayAsync)
{
    private static readonly Stopwatch Watch = Stopwatch.StartNew();

    /// <summary>The times of this machine.</summary>
    public static LockClock Real { get; } = new(static () => Watch.Elapsed, static () => DateTime.UtcNow, Task.Delay);
}
