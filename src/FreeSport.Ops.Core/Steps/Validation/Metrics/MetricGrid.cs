using FreeSport.Ops.Core.Floor.Prometheus;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>The moments at which a metric is looked at over time. They are multiples of the step, so that servers which align them do not move them.</summary>
/// <param name="First">The first moment, in milliseconds since 1970.</param>
/// <param name="Step">The time between two, in milliseconds.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct MetricGrid(long First, long Step, int Count)
{
    /// <summary>The moments from one time, if it is one of them, to another.</summary>
    /// <param name="from">The earliest.</param>
    /// <param name="to">The latest.</param>
    /// <param name="step">The time between two.</param>
    public static MetricGrid Between(DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        long length = Math.Max(1, (long)step.TotalMilliseconds);
        long first = (from.ToUnixTimeMilliseconds() + length - 1) / length * length;
        long last = to.ToUnixTimeMilliseconds() / length * length;
        return new MetricGrid(first, length, last < first ? 0 : (int)Math.Min(((last - first) / length) + 1, int.MaxValue));
    }

    public PrometheusRange Range => new(
        DateTimeOffset.FromUnixTimeMilliseconds(First), DateTimeOffset.FromUnixTimeMilliseconds(First + ((Count - 1) * Step)), TimeSpan.FromMilliseconds(Step));

    public double At(int index) => (First + (index * Step)) / 1000.0;

    /// <summary>Which moment a time is.</summary>
    /// <param name="unixTime">The time, in seconds since 1970.</param>
    /// <returns>Its index; null when it is none of them.</returns>
    public int? IndexOf(double unixTime)
    {
        double steps = ((unixTime * 1000) - First) / Step;
        double nearest = Math.Round(steps);
        return nearest >= 0 && nearest < Count && Math.Abs(steps - nearest) * Step <= 1 ? (int)nearest : null;
    }
}
