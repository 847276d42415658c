using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Says in words and numbers what a metric came to.</summary>
/// <param name="request">The metric.</param>
/// <param name="plan">What decides.</param>
/// <param name="start">When the look began.</param>
internal sealed class MetricResult(MetricRequest request, MetricPlan plan, DateTimeOffset start)
{
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);
    private TimeSpan _offset;

    /// <summary>Takes in what an answer tells beside its values.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="offset">How far the monitor's clock is ahead.</param>
    public void Note(PrometheusResult answer, TimeSpan offset)
    {
        _warnings.UnionWith(answer.Warnings.Select(UrlCredentials.Mask));
        _offset = offset;
    }

    /// <summary>The verdict of the metric.</summary>
    /// <param name="decision">What the conditions say.</param>
    /// <param name="end">When the look ended.</param>
    /// <param name="baseline">What the comparison says; null when there was none.</param>
    /// <param name="remedy">What to do about a failure; null for none.</param>
    public FsMetric Of(MetricDecision decision, DateTimeOffset end, BaselineDecision? baseline = null, string? remedy = null)
    {
        MetricDefinition metric = request.Definition;
        bool isOfBaseline = baseline is not null && (!plan.Policy.HasCondition || Rank(baseline.State) > Rank(decision.State)) && decision.State != FsMetricState.Error;
        (FsMetricState state, FsMetricReason reason) = isOfBaseline ? (baseline!.State, baseline.Reason) : (decision.State, decision.Reason);
        double? value = isOfBaseline ? baseline!.Worst?.After : decision.Deciding?.Value;
        double? threshold = isOfBaseline ? baseline!.Worst?.Before : MetricClassifier.Threshold(value ?? double.NaN, state, plan.Policy);
        FsMetric one = new()
        {
            Step = FsStep.Validation,
            Subject = metric.Name,
            Name = metric.Name,
            Query = metric.Query,
            Monitor = request.Monitor?.Name ?? metric.Monitor ?? string.Empty,
            Environment = request.Environment,
            StartedAt = start.UtcDateTime,
            Duration = end - start,
            Scope = FsScope.Full,
            State = state,
            Reason = reason,
            IsInformational = metric.IsInformational,
            Condition = plan.Condition,
            Value = value,
            Threshold = threshold,
            Series = isOfBaseline ? baseline!.Worst?.Series : decision.Deciding?.Series,
            SeriesCount = Math.Max(decision.SeriesCount, baseline?.Series.Length ?? 0),
            RequiredCount = plan.Policy.Count,
            PassedCount = decision.CountOf(FsMetricState.Passed),
            WarningCount = decision.CountOf(FsMetricState.Warning),
            FailedCount = decision.CountOf(FsMetricState.Failed),
            InconclusiveCount = decision.CountOf(FsMetricState.Inconclusive),
            ErrorCount = decision.CountOf(FsMetricState.Error),
            Points = [.. decision.Points],
            Baseline = baseline?.Series ?? [],
            Warnings = [.. _warnings],
        };
        one.Outcome = metric.IsInformational ? FsOutcome.Skipped : state switch
        {
            FsMetricState.Passed => FsOutcome.Passed,
            FsMetricState.Warning => FsOutcome.Warning,
            FsMetricState.Failed => FsOutcome.Failed,
            _ => FsOutcome.Inconclusive,
        };
        one.Summary = Summary(one, isOfBaseline ? baseline!.Why : decision.Detail);
        one.Detail = one.Condition.Length > 0 ? one.Condition : null;
        one.Remedy = state is FsMetricState.Passed ? null : remedy ?? Remedy(one);
        one.Notes = _offset.Duration() < TimeSpan.FromSeconds(30) ? [] : [(_offset > TimeSpan.Zero ? MetricTexts.ClockAhead : MetricTexts.ClockBehind).With(one.Monitor, (long)_offset.Duration().TotalSeconds)];
        return one;
    }

    private static int Rank(FsMetricState state) => state switch { FsMetricState.Passed => 0, FsMetricState.Warning => 1, FsMetricState.Failed => 3, _ => 2 };

    private static string Summary(FsMetric one, string? why)
    {
        string said = one.Reason switch
        {
            FsMetricReason.Error => why ?? MetricTexts.NotMeasured,
            FsMetricReason.Contradiction => MetricTexts.Contradiction.With(why),
            FsMetricReason.NoCondition => MetricTexts.NoCondition,
            FsMetricReason.NotMeasured => MetricTexts.NotMeasured,
            FsMetricReason.NoData => MetricTexts.NoData,
            FsMetricReason.NoTraffic => MetricTexts.NoTraffic,
            FsMetricReason.NotNumeric => MetricTexts.NotNumeric,
            FsMetricReason.PartialData => MetricTexts.PartialData.With(one.Warnings.FirstOrDefault().FirstLine(120)),
            FsMetricReason.SeriesGone => MetricTexts.SeriesGone,
            FsMetricReason.DuplicateSeries => MetricTexts.DuplicateSeries,
            FsMetricReason.OtherTime => MetricTexts.OtherTime,
            FsMetricReason.TooFewSamples => MetricTexts.TooFewSamples.With(why),
            FsMetricReason.NotFinished => MetricTexts.NotFinished.With(one.PassedCount + one.WarningCount + one.FailedCount + one.InconclusiveCount, one.RequiredCount),
            FsMetricReason.Baseline => MetricTexts.Baseline.With(why),
            FsMetricReason.NoBaseline => MetricTexts.NoBaseline.With(why),
            FsMetricReason.NotFinite => MetricTexts.NotFinite,
            FsMetricReason.Undecided => MetricTexts.Undecided,
            _ => string.Empty,
        };
        bool named = one.Reason is not (FsMetricReason.Baseline or FsMetricReason.NoBaseline or FsMetricReason.Error or FsMetricReason.Contradiction);
        string measured = named ? Measured(one) : string.Empty;
        string counted = one.RequiredCount > 1 && one.Reason == FsMetricReason.Condition ? MetricTexts.Counted.With(CountOf(one), one.RequiredCount) : string.Empty;
        string informational = one.IsInformational ? MetricTexts.Informational.With(one.State) : string.Empty;
        return string.Join(", ", new[] { informational, measured, counted, said }.Where(static p => p.Length > 0));
    }

    private static int CountOf(FsMetric one) => one.State switch { FsMetricState.Failed => one.FailedCount, FsMetricState.Warning => one.WarningCount, _ => one.PassedCount };

    // Value, threshold and series, in the signs that everybody reads.
    private static string Measured(FsMetric one)
    {
        if (one.Value is not { } value)
        {
            return string.Empty;
        }

        string against = one.Threshold is not { } threshold ? string.Empty
            : double.IsNaN(value) ? " / " + MetricNumber.Short(threshold)
            : (value > threshold ? " > " : value < threshold ? " < " : " = ") + MetricNumber.Apart(threshold, value);
        return MetricNumber.Apart(value, one.Threshold) + against + (one.Series is { Length: > 0 } series && series != "{}" ? " " + series.FirstLine(160) : string.Empty);
    }

    private static string? Remedy(FsMetric one) => one.Reason switch
    {
        FsMetricReason.NoCondition => MetricTexts.NoConditionRemedy,
        FsMetricReason.Contradiction => MetricTexts.ContradictionRemedy,
        FsMetricReason.NoData => MetricTexts.NoDataRemedy,
        FsMetricReason.NoTraffic => MetricTexts.NoTrafficRemedy,
        FsMetricReason.NotFinite => MetricTexts.NotFiniteRemedy,
        FsMetricReason.NotNumeric => MetricTexts.NotNumericRemedy,
        FsMetricReason.SeriesGone or FsMetricReason.DuplicateSeries or FsMetricReason.TooFewSamples => MetricTexts.SeriesRemedy,
        FsMetricReason.OtherTime => MetricTexts.OtherTimeRemedy,
        FsMetricReason.PartialData => MetricTexts.PartialDataRemedy,
        FsMetricReason.Condition or FsMetricReason.Baseline when one.State == FsMetricState.Failed => MetricTexts.FailedRemedy,
        FsMetricReason.Condition or FsMetricReason.Undecided => MetricTexts.DecideRemedy,
        _ => null,
    };
}
