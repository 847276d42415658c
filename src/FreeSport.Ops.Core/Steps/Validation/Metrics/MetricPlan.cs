using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What a definition means: the policies that decide, and when is looked.</summary>
internal sealed record MetricPlan
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan UsualOver = TimeSpan.FromMinutes(30);

    public MetricPolicy Policy { get; private init; } = new();

    public BaselinePolicy? Baseline { get; private init; }

    /// <summary>Gets how far before and after the change is looked.</summary>
    public TimeSpan Over { get; private init; }

    public TimeSpan Step { get; private init; }

    public TimeSpan Interval { get; private init; }

    /// <summary>Gets what keeps the definition from deciding anything; null when nothing does.</summary>
    public string? Contradiction { get; private init; }

    /// <summary>Gets the conditions in one line.</summary>
    public string Condition => string.Join(", ", new[] { Policy.ToString(), Baseline?.ToString() ?? string.Empty }.Where(static p => p.Length > 0));

    /// <summary>Reads a definition.</summary>
    /// <param name="metric">The definition.</param>
    public static MetricPlan Of(MetricDefinition metric)
    {
        string? mistake = null;
        MetricCondition? success = metric.SuccessWhen is null ? null : MetricConditionParser.Read(metric.SuccessWhen, out mistake);
        string? other = null;
        MetricCondition? failure = metric.FailWhen is null ? null : MetricConditionParser.Read(metric.FailWhen, out other);
        TimeSpan step = metric.Step ?? UsualTime;
        BaselinePolicy? baseline = metric.Baseline is not { } against ? null : new BaselinePolicy
        {
            Absolute = against.Absolute,
            Ratio = against.Ratio,
            Significance = against.Significance,
            IsLowerWorse = against.IsLowerWorse,
            Window = against.Window ?? QueryWindow.Of(metric.Query),
            MinSamples = metric.MinSamples ?? 1,
        };

        // Without a condition nothing is looked at but the two sides.
        bool isBaselineAlone = baseline is not null && metric is { SuccessWhen: null, FailWhen: null, WarnAbove: null, FailAbove: null };
        MetricPolicy policy = new()
        {
            SuccessWhen = success,
            FailWhen = failure,
            WarnAbove = metric.WarnAbove,
            FailAbove = metric.FailAbove,
            Count = metric.Range is { } range ? (int)Math.Min((range.Ticks / Math.Max(1, step.Ticks)) + 1, int.MaxValue) : metric.Count ?? 1,
            FailureLimit = metric.FailureLimit ?? 0,
            InconclusiveLimit = metric.InconclusiveLimit ?? 0,
            ConsecutiveErrorLimit = metric.ConsecutiveErrorLimit ?? MetricPolicy.UsualErrors,
            ConsecutiveFailureLimit = metric.ConsecutiveFailureLimit,
            MinSamples = isBaselineAlone ? 1 : metric.MinSamples ?? 1,
            IsEmptyZero = metric.IsEmptyZero,
            HasGuard = metric.Guard is not null,
            HasBaseline = baseline is not null,
        };
        return new MetricPlan
        {
            Policy = policy,
            Baseline = baseline,
            Over = metric.Baseline?.Over ?? metric.Range ?? UsualOver,
            Step = step,
            Interval = metric.Interval ?? UsualTime,
            Contradiction = mistake ?? other
                ?? (step < TimeSpan.FromMilliseconds(1) ? MetricTexts.StepTooShort : null)
                ?? (metric.Range is { } back && back < step ? MetricTexts.StepAboveRange.With(Duration.Write(step), Duration.Write(back)) : null)
                ?? (metric.Range is not null && metric.Count is > 1 ? MetricTexts.CountWithRange : null)
                ?? baseline?.Contradiction()
                ?? policy.Contradiction(),
        };
    }
}
