namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>The time that measurements go by; a test puts its own here.</summary>
/// <param name="Now">This machine's time of day.</param>
/// <param name="DelayAsync">Waits.</param>
public sealed record MetricClock(Func<DateTimeOffset> Now, Func<TimeSpan, CancellationToken, Task> DelayAsync)
{
    /// <summary>Gets the time of this machine.</summary>
    public static MetricClock Real { get; } = new(static () => DateTimeOffset.UtcNow, Task.Delay);
}
