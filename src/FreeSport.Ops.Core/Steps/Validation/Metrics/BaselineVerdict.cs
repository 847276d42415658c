namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Compares a metric with what it was before a change, series by series. What cannot be compared never passes.</summary>
internal static class BaselineVerdict
{
    private static readonly double[] Nothing = [];

    /// <summary>Compares.</summary>
    /// <param name="before">What was seen before.</param>
    /// <param name="after">What was seen after.</param>
    /// <param name="step">The time between two values.</param>
    /// <param name="policy">What may differ.</param>
    public static BaselineDecision Decide(BaselineSide before, BaselineSide after, TimeSpan step, BaselinePolicy policy)
    {
        if (policy.Contradiction() is { } contradiction)
        {
            return new(FsMetricState.Inconclusive, FsMetricReason.Contradiction, [], contradiction);
        }

        if (after.Flaw != FsMetricReason.Condition || before.Flaw != FsMetricReason.Condition)
        {
            return new(FsMetricState.Inconclusive, after.Flaw != FsMetricReason.Condition ? after.Flaw : before.Flaw, []);
        }

        string[] names = [.. before.Series.Keys.Union(after.Series.Keys, StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal)];
        if (names.Length == 0)
        {
            return new(FsMetricState.Inconclusive, FsMetricReason.NoBaseline, [], MetricTexts.BaselineEmpty);
        }

        List<(FsMetricBaseline Series, string Why)> compared = [];
        foreach (string name in names)
        {
            IReadOnlyList<double> was = before.Series.TryGetValue(name, out IReadOnlyList<double>? earlier) ? earlier : Nothing;
            IReadOnlyList<double> now = after.Series.TryGetValue(name, out IReadOnlyList<double>? later) ? later : Nothing;
            compared.Add(Compare(name, was, now, step, policy));
        }

        (FsMetricBaseline worst, string why) = compared.OrderByDescending(static c => Rank(c.Series.State)).First();
        return new(worst.State, worst.State == FsMetricState.Inconclusive ? FsMetricReason.NoBaseline : FsMetricReason.Baseline, [.. compared.Select(static c => c.Series)], why, worst);
    }

    private static (FsMetricBaseline Series, string Why) Compare(string name, IReadOnlyList<double> before, IReadOnlyList<double> after, TimeSpan step, BaselinePolicy policy)
    {
        FsMetricBaseline one = new()
        {
            Series = name,
            BeforeCount = before.Count,
            AfterCount = after.Count,
            Before = before.Count == 0 ? null : before.Average(),
            After = after.Count == 0 ? null : after.Average(),
        };
        if (one.Before is not { } was || one.After is not { } now)
        {
            return (one, before.Count == 0 ? MetricTexts.BaselineMissingBefore.With(name) : MetricTexts.BaselineMissingAfter.With(name));
        }

        if (before.Count < policy.MinSamples || after.Count < policy.MinSamples)
        {
            return (one, MetricTexts.BaselineTooFew.With(name, before.Count, after.Count, policy.MinSamples));
        }

        if (before.Concat(after).Any(static v => double.IsNaN(v) || double.IsInfinity(v)) || double.IsNaN(was) || double.IsInfinity(was) || double.IsNaN(now) || double.IsInfinity(now))
        {
            return (one, MetricTexts.BaselineNotFinite.With(name));
        }

        List<(FsMetricState State, string Why)> answers = [];
        double worse = policy.IsLowerWorse ? was - now : now - was;
        if (policy.Absolute is { } absolute)
        {
            answers.Add((worse <= absolute ? FsMetricState.Passed : FsMetricState.Failed, MetricTexts.BaselineAbsolute.With(name, MetricNumber.Short(was), MetricNumber.Apart(now, was), MetricNumber.Exact(absolute))));
        }

        if (policy.Ratio is { } ratio && OfRatio(name, was, now, ratio, policy) is { } answer)
        {
            answers.Add(answer);
        }

        if (policy.Significance is { } significance)
        {
            answers.Add(OfTest(one, before, after, step, significance, policy));
        }

        (one.State, string why) = answers.OrderByDescending(static a => Rank(a.State)).First();
        return (one, why);
    }

    // Null where the absolute limit beside it decides alone: nothing is any number of times as bad as nothing.
    private static (FsMetricState State, string Why)? OfRatio(string name, double was, double now, double ratio, BaselinePolicy policy)
    {
        (double good, double bad) = policy.IsLowerWorse ? (now, was) : (was, now);
        if (was < 0 || now < 0 || was == 0)
        {
            return was == 0 && policy.Absolute is not null ? null : (FsMetricState.Inconclusive, MetricTexts.BaselineZero.With(name, MetricNumber.Short(was), MetricNumber.Short(now)));
        }

        return (bad <= ratio * good ? FsMetricState.Passed : FsMetricState.Failed, MetricTexts.BaselineRatio.With(name, MetricNumber.Short(was), MetricNumber.Apart(now, was), MetricNumber.Exact(ratio)));
    }

    private static (FsMetricState State, string Why) OfTest(
        FsMetricBaseline one, IReadOnlyList<double> before, IReadOnlyList<double> after, TimeSpan step, double significance, BaselinePolicy policy)
    {
        if (policy.Window is not { } window)
        {
            return (FsMetricState.Inconclusive, MetricTexts.BaselineWindowUnknown);
        }

        // Values that share samples are not independent, and a fifth to two fifths of quiet changes would be flagged.
        if (step < window)
        {
            return (FsMetricState.Inconclusive, MetricTexts.BaselineStepTooShort.With(step.TotalSeconds, window.TotalSeconds));
        }

        one.PValue = policy.IsLowerWorse ? MannWhitney.PValueOfGreater(after, before) : MannWhitney.PValueOfGreater(before, after);
        return one.PValue is not { } chance ? (FsMetricState.Inconclusive, MetricTexts.BaselineTooFew.With(one.Series, before.Count, after.Count, MannWhitney.FewestValues))
            : (chance < significance ? FsMetricState.Failed : FsMetricState.Passed, MetricTexts.BaselineTest.With(one.Series, MetricNumber.Short(chance), MetricNumber.Exact(significance)));
    }

    private static int Rank(FsMetricState state) => state switch { FsMetricState.Passed => 0, FsMetricState.Failed => 2, _ => 1 };
}
