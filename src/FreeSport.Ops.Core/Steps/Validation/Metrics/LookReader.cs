using FreeSport.Ops.Core.Floor.Prometheus;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Makes looks of the answers to a query and its guard.</summary>
internal static class LookReader
{
    // As long as Prometheus itself takes a value for the present one.
    private const double Fresh = 300;

    /// <summary>The look at one moment.</summary>
    /// <param name="result">The answer to the query.</param>
    /// <param name="guard">The answer to the guard; null when there is none.</param>
    /// <param name="now">The monitor's present, in seconds since 1970.</param>
    public static MetricLook Instant(PrometheusResult result, PrometheusResult? guard, double now)
    {
        double at = result.Series.SelectMany(static s => s.Samples).Select(static s => s.UnixTime).DefaultIfEmpty(now).First();
        return new MetricLook(at)
        {
            Values = [.. result.Series.SelectMany(static s => s.Samples.Select(v => new MetricValue(s.ToString(), v.Value)))],
            Flaw = FlawOf(result, now),
            HasTraffic = guard is null ? null : FlawOf(guard, now) == FsMetricReason.Condition && IsAbove(guard.Series.SelectMany(static s => s.Samples).Select(static s => s.Value)),
        };
    }

    /// <summary>The looks at all moments of a grid, also those at which there was nothing.</summary>
    /// <param name="result">The answer to the query.</param>
    /// <param name="guard">The answer to the guard; null when there is none.</param>
    /// <param name="grid">The moments that were asked for.</param>
    public static MetricLook[] Range(PrometheusResult result, PrometheusResult? guard, MetricGrid grid)
    {
        (List<MetricValue>?[] values, FsMetricReason flaw) = Spread(result, grid);
        (List<MetricValue>?[] traffic, FsMetricReason guardFlaw) = guard is null ? ([], FsMetricReason.Condition) : Spread(guard, grid);
        MetricLook[] looks = new MetricLook[grid.Count];
        for (int i = 0; i < looks.Length; i++)
        {
            looks[i] = new MetricLook(grid.At(i))
            {
                Values = values[i] is { } here ? here : [],
                Flaw = flaw,
                HasTraffic = guard is null ? null : guardFlaw == FsMetricReason.Condition && IsAbove((traffic[i] ?? []).Select(static v => v.Value)),
            };
        }

        return looks;
    }

    private static (List<MetricValue>?[] Values, FsMetricReason Flaw) Spread(PrometheusResult result, MetricGrid grid)
    {
        List<MetricValue>?[] values = new List<MetricValue>?[grid.Count];
        FsMetricReason flaw = result.Type != PrometheusResultType.Matrix || result.Series.Any(static s => s.HasHistograms) ? FsMetricReason.NotNumeric
            : result.Warnings.Count > 0 ? FsMetricReason.PartialData
            : FsMetricReason.Condition;
        foreach (PrometheusSeries series in result.Series)
        {
            string name = series.ToString();
            foreach (PrometheusSample sample in series.Samples)
            {
                if (grid.IndexOf(sample.UnixTime) is { } index)
                {
                    (values[index] ??= []).Add(new MetricValue(name, sample.Value));
                }
                else if (flaw == FsMetricReason.Condition)
                {
                    flaw = FsMetricReason.OtherTime;
                }
            }
        }

        return (values, flaw);
    }

    private static FsMetricReason FlawOf(PrometheusResult result, double now) =>
        result.Type is not (PrometheusResultType.Vector or PrometheusResultType.Scalar) || result.Series.Any(static s => s.HasHistograms || s.Samples.Count != 1) ? FsMetricReason.NotNumeric
        : result.Warnings.Count > 0 ? FsMetricReason.PartialData
        : result.Series.Any(s => !(Math.Abs(s.Samples[0].UnixTime - now) <= Fresh)) ? FsMetricReason.OtherTime
        : FsMetricReason.Condition;

    private static bool IsAbove(IEnumerable<double> values)
    {
        bool any = false;
        foreach (double value in values)
        {
            any = true;
            if (!(value > 0 && value < double.PositiveInfinity))
            {
                return false;
            }
        }

        return any;
    }
}
