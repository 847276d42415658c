using System.Diagnostics;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>The time a wait goes by; a test puts its own here.</summary>
/// <remarks>Never the time of day: a laptop's clock is set while it waits.</remarks>
/// <param name="Elapsed">How long ago some fixed moment was.</param>
/// <param name="DelayAsync">Waits.</param>
internal sealed record WaitClock(Func<TimeSpan> Elapsed, Func<TimeSpan, CancellationToken, Task> DelayAsync)
{
    /// <summary>The time of this machine.</summary>
    public static WaitClock Real(Func<TimeSpan, CancellationToken, Task> delay)
    {
        Stopwatch watch = Stopwatch.StartNew();
        return new WaitClock(() => watch.Elapsed, delay);
    }
}
