namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What was seen of a metric on one side of a change.</summary>
/// <param name="Series">The values of each series.</param>
/// <param name="Flaw">What keeps them from counting; <see cref="FsMetricReason.Condition"/> when nothing does.</param>
internal sealed record BaselineSide(IReadOnlyDictionary<string, IReadOnlyList<double>> Series, FsMetricReason Flaw = FsMetricReason.Condition)
{
    /// <summary>The values in looks, series by series.</summary>
    /// <param name="looks">The looks.</param>
    /// <param name="policy">Whether nothing means zero.</param>
    public static BaselineSide Of(IReadOnlyList<MetricLook> looks, MetricPolicy policy)
    {
        Dictionary<string, IReadOnlyList<double>> series = new(StringComparer.Ordinal);
        FsMetricReason flaw = FsMetricReason.Condition;
        foreach (MetricLook look in looks)
        {
            flaw = flaw != FsMetricReason.Condition ? flaw
                : look.Flaw != FsMetricReason.Condition ? look.Flaw
                : policy.HasGuard && look.HasTraffic is not true ? FsMetricReason.NoTraffic
                : look.Error is not null ? FsMetricReason.Error
                : look.Values.GroupBy(static v => v.Series, StringComparer.Ordinal).Any(static g => g.Skip(1).Any()) ? FsMetricReason.DuplicateSeries
                : FsMetricReason.Condition;
            foreach (MetricValue value in look.Values.Count == 0 && policy.IsEmptyZero && look.HasTraffic is true ? [new MetricValue("{}", 0)] : look.Values)
            {
                if (!series.TryGetValue(value.Series, out IReadOnlyList<double>? values))
                {
                    series[value.Series] = values = new List<double>();
                }

                ((List<double>)values).Add(value.Value);
            }
        }

        return new BaselineSide(series, flaw);
    }
}
