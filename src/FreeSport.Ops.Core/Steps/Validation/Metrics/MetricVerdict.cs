namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>
/// Decides a metric from what was seen of it. The measure is the analysis of Argo Rollouts: over several limits an error comes
/// before inconclusive and that before failed; and stricter: what says nothing never passes, whatever the limits.
/// </summary>
internal static class MetricVerdict
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Decides.</summary>
    /// <param name="looks">What was seen, in the order of time.</param>
    /// <param name="policy">What decides.</param>
    public static MetricDecision Decide(IReadOnlyList<MetricLook> looks, MetricPolicy policy)
    {
        if (policy.Contradiction() is { } contradiction)
        {
            return new MetricDecision(FsMetricState.Inconclusive, FsMetricReason.Contradiction, [], Deciding: null, contradiction);
        }

        SeriesTally tally = new();
        FsMetricPoint[] points = [.. looks.Select(look => Judge(look, tally, policy))];
        (FsMetricState state, FsMetricReason reason, string? detail) = OfPoints(points, policy, tally);
        FsMetricPoint? deciding = Deciding(points, state, reason, policy);
        if (reason == FsMetricReason.Error)
        {
            detail = looks.LastOrDefault(static l => l.Error is not null)?.Error;
        }

        return new MetricDecision(state, reason, points, deciding, detail) { SeriesCount = tally.Count };
    }

    /// <summary>Whether further looks cannot change the verdict for the better: a limit is exceeded.</summary>
    /// <param name="looks">What was seen so far.</param>
    /// <param name="policy">What decides.</param>
    public static bool IsSettled(IReadOnlyList<MetricLook> looks, MetricPolicy policy)
    {
        MetricDecision decision = Decide(looks, policy);
        return decision.Reason == FsMetricReason.Contradiction
            || decision.State is FsMetricState.Error or FsMetricState.Failed
            || decision.CountOf(FsMetricState.Inconclusive) > policy.InconclusiveLimit
            || decision.Points.Count(static p => p.State != FsMetricState.Error) >= policy.Count;
    }

    private static (FsMetricState State, FsMetricReason Reason, string? Detail) OfPoints(FsMetricPoint[] points, MetricPolicy policy, SeriesTally tally)
    {
        int measured = points.Count(static p => p.State != FsMetricState.Error);
        int inconclusive = points.Count(static p => p.State == FsMetricState.Inconclusive);
        int failed = points.Count(static p => p.State == FsMetricState.Failed);
        int warned = points.Count(static p => p.State == FsMetricState.Warning);
        if (LongestErrors(points) > policy.ConsecutiveErrorLimit)
        {
            return (FsMetricState.Error, FsMetricReason.Error, null);
        }

        if (points.Length == 0)
        {
            return (FsMetricState.Inconclusive, FsMetricReason.NotMeasured, null);
        }

        if (inconclusive > policy.InconclusiveLimit)
        {
            return (FsMetricState.Inconclusive, points.First(static p => p.State == FsMetricState.Inconclusive).Reason, null);
        }

        string? thin = tally.FirstBelow(policy.MinSamples);
        if (failed > policy.FailureLimit || LongestFailures(points) > policy.ConsecutiveFailureLimit)
        {
            // Another series with too few values does not take away from the one that is known to fail.
            bool enough = points.Any(p => p.State == FsMetricState.Failed && tally.Has(p.Series, policy.MinSamples));
            return (enough ? FsMetricState.Failed : FsMetricState.Inconclusive, enough ? FsMetricReason.Condition : FsMetricReason.TooFewSamples, enough ? null : thin);
        }

        FsMetricReason? open = measured == 0 ? FsMetricReason.Error
            : measured < policy.Count ? FsMetricReason.NotFinished
            : inconclusive == measured ? points.First(static p => p.State == FsMetricState.Inconclusive).Reason
            : thin is not null ? FsMetricReason.TooFewSamples
            : null;
        FsMetricState state = open is not null ? FsMetricState.Inconclusive

            // Limits that let every measurement fail do not make a success of it.
            : failed + inconclusive == measured ? FsMetricState.Failed
            : warned > 0 ? FsMetricState.Warning
            : FsMetricState.Passed;
        return (state, open ?? FsMetricReason.Condition, open == FsMetricReason.TooFewSamples ? thin : null);
    }

    private static FsMetricPoint Judge(MetricLook look, SeriesTally tally, MetricPolicy policy)
    {
        FsMetricPoint point = new() { At = Time(look.At) };
        if (look.Error is not null)
        {
            (point.State, point.Reason) = (FsMetricState.Error, FsMetricReason.Error);
            return point;
        }

        // Whatever is wrong with the answer, its worst value is worth showing.
        IReadOnlyList<MetricValue> values = look.Values.Count == 0 && policy.IsEmptyZero && look.HasTraffic is true && look.Flaw == FsMetricReason.Condition
            ? [new MetricValue("{}", 0)]
            : look.Values;
        FsMetricReason flaw = look.Flaw != FsMetricReason.Condition ? look.Flaw
            : policy.HasGuard && look.HasTraffic is not true ? FsMetricReason.NoTraffic
            : values.Count == 0 ? FsMetricReason.NoData
            : tally.Add(values, policy.IsEmptyZero);
        if (policy.IsEmptyZero && flaw == FsMetricReason.Condition)
        {
            // What is zero by agreement is held against the conditions as any other zero: where more is better, it fails.
            values = [.. values, .. tally.MissingIn(values).Select(static series => new MetricValue(series, 0))];
        }

        foreach (MetricValue value in values)
        {
            (FsMetricState state, FsMetricReason reason) = MetricClassifier.Classify(value.Value, policy);
            if (point.Series is null || IsWorse(state, value.Value, point, policy))
            {
                (point.State, point.Reason, point.Value, point.Series) = (state, reason, value.Value, value.Series);
            }
        }

        bool failsAnyway = point.State == FsMetricState.Failed && flaw == FsMetricReason.SeriesGone;
        if (flaw != FsMetricReason.Condition && !failsAnyway)
        {
            (point.State, point.Reason) = (FsMetricState.Inconclusive, flaw);
        }

        return point;
    }

    private static bool IsWorse(FsMetricState state, double value, FsMetricPoint than, MetricPolicy policy) => Rank(state) != Rank(than.State)
        ? Rank(state) > Rank(than.State)
        : Severity(value, state, policy) > Severity(than.Value!.Value, than.State, policy);

    // How far a bad value is beyond what it was held against, or how near a good one is to it.
    private static double Severity(double value, FsMetricState state, MetricPolicy policy)
    {
        if (double.IsNaN(value))
        {
            return double.PositiveInfinity;
        }

        double? threshold = MetricClassifier.Threshold(value, state, policy);
        double distance = threshold is null || threshold == value ? 0 : Math.Abs(value - threshold.Value);
        return state == FsMetricState.Passed ? -distance : distance;
    }

    private static FsMetricPoint? Deciding(FsMetricPoint[] points, FsMetricState state, FsMetricReason reason, MetricPolicy policy)
    {
        FsMetricPoint? worst = null;
        foreach (FsMetricPoint point in points.Where(p => p.State == state && (state != FsMetricState.Inconclusive || p.Reason == reason)))
        {
            bool isWorse = worst is null
                || (point.Value is not null && worst.Value is null)
                || (point.Value is { } value && worst.Value is { } other && Severity(value, state, policy) > Severity(other, state, policy));
            worst = isWorse ? point : worst;
        }

        return worst ?? points.LastOrDefault(static p => p.Value is not null) ?? (points.Length == 0 ? null : points[points.Length - 1]);
    }

    // Among series what fails is worst: one of them is known to be bad.
    private static int Rank(FsMetricState state) => state switch
    {
        FsMetricState.Passed => 0,
        FsMetricState.Warning => 1,
        FsMetricState.Failed => 3,
        _ => 2,
    };

    private static int LongestErrors(FsMetricPoint[] points) => Longest(points, static p => p.State == FsMetricState.Error, static p => true);

    // What says nothing is no recovery.
    private static int LongestFailures(FsMetricPoint[] points) =>
        Longest(points, static p => p.State == FsMetricState.Failed, static p => p.State is FsMetricState.Passed or FsMetricState.Warning);

    private static int Longest(FsMetricPoint[] points, Func<FsMetricPoint, bool> counts, Func<FsMetricPoint, bool> ends)
    {
        (int longest, int now) = (0, 0);
        foreach (FsMetricPoint point in points)
        {
            now = counts(point) ? now + 1 : ends(point) ? 0 : now;
            longest = Math.Max(longest, now);
        }

        return longest;
    }

    // A fake or broken server may tell times that are none.
    private static DateTime Time(double at) => at is >= 0 and < 250_000_000_000 ? Epoch.AddTicks((long)(at * TimeSpan.TicksPerSecond)) : Epoch;
}
