namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Tells what one value is worth.</summary>
internal static class MetricClassifier
{
    /// <summary>Classifies a value. NaN never says anything; an infinite value can fail, and never pass.</summary>
    /// <param name="value">The value.</param>
    /// <param name="policy">What decides.</param>
    public static (FsMetricState State, FsMetricReason Reason) Classify(double value, MetricPolicy policy)
    {
        if (!policy.HasCondition && !policy.HasBaseline)
        {
            return (FsMetricState.Inconclusive, FsMetricReason.NoCondition);
        }

        if (double.IsNaN(value))
        {
            return (FsMetricState.Inconclusive, FsMetricReason.NotFinite);
        }

        if (policy.FailWhen?.Holds(value) is true || value > policy.FailAbove)
        {
            return (FsMetricState.Failed, FsMetricReason.Condition);
        }

        if (policy.SuccessWhen?.Holds(value) is false)
        {
            return policy.FailWhen is null && policy.FailAbove is null ? (FsMetricState.Failed, FsMetricReason.Condition) : (FsMetricState.Inconclusive, FsMetricReason.Undecided);
        }

        return double.IsInfinity(value) ? (FsMetricState.Inconclusive, FsMetricReason.NotFinite)
            : value > policy.WarnAbove ? (FsMetricState.Warning, FsMetricReason.Condition)
            : (FsMetricState.Passed, FsMetricReason.Condition);
    }

    /// <summary>The number of the conditions that a value was held against.</summary>
    /// <param name="value">The value; NaN for none in particular.</param>
    /// <param name="state">What it came to.</param>
    /// <param name="policy">What decides.</param>
    public static double? Threshold(double value, FsMetricState state, MetricPolicy policy)
    {
        IEnumerable<double> failing = (policy.FailWhen?.Numbers ?? []).Concat(policy.FailAbove is { } fail ? [fail] : []);
        IEnumerable<double> good = policy.SuccessWhen?.Numbers ?? [];
        double[] numbers = state switch
        {
            FsMetricState.Failed => [.. policy.FailWhen?.Holds(value) is true || value > policy.FailAbove ? failing : good],
            FsMetricState.Warning => policy.WarnAbove is { } warn ? [warn] : [],
            FsMetricState.Passed => [.. policy.WarnAbove is { } least ? [least] : good.Any() ? good : failing],
            _ => [.. failing.Concat(good).Concat(policy.WarnAbove is { } some ? [some] : [])],
        };
        return numbers.Length == 0 ? null : numbers.OrderBy(n => Distance(n, value)).First();
    }

    // NaN is as far from everything.
    private static double Distance(double number, double value) => double.IsNaN(value) || number == value ? 0 : Math.Abs(number - value);
}
