namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What one look at a metric showed, before anybody judges it.</summary>
/// <param name="At">When, in seconds since 1970 by the monitor's clock.</param>
internal sealed record MetricLook(double At)
{
    /// <summary>Gets the values, one for each series.</summary>
    public IReadOnlyList<MetricValue> Values { get; init; } = [];

    /// <summary>Gets why the monitor could not be asked; null when it could.</summary>
    public string? Error { get; init; }

    /// <summary>Gets what keeps the answer from being one; <see cref="FsMetricReason.Condition"/> when nothing does.</summary>
    public FsMetricReason Flaw { get; init; } = FsMetricReason.Condition;

    /// <summary>Gets whether the guard has data and is above zero; null when it was not asked.</summary>
    public bool? HasTraffic { get; init; }
}
