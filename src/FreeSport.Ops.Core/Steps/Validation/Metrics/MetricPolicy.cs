namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>What decides a metric.</summary>
public sealed record MetricPolicy
{
    /// <summary>How many errors in a row are borne where nothing else is said.</summary>
    public const int UsualErrors = 4;

    /// <summary>Gets when a value is good; null where what does not fail is.</summary>
    public MetricCondition? SuccessWhen { get; init; }

    /// <summary>Gets when a value is bad; null where what is not good is.</summary>
    public MetricCondition? FailWhen { get; init; }

    /// <summary>Gets the value above which a person decides; null for none.</summary>
    public double? WarnAbove { get; init; }

    /// <summary>Gets the value above which it fails; null for none.</summary>
    public double? FailAbove { get; init; }

    /// <summary>Gets how many measurements are made; errors are none.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Gets how many measurements may fail.</summary>
    public int FailureLimit { get; init; }

    /// <summary>Gets how many measurements may say nothing.</summary>
    public int InconclusiveLimit { get; init; }

    /// <summary>Gets how many errors may follow one another.</summary>
    public int ConsecutiveErrorLimit { get; init; } = UsualErrors;

    /// <summary>Gets how many failing measurements may follow one another, only those that pass between them; null for no limit beside <see cref="FailureLimit"/>.</summary>
    public int? ConsecutiveFailureLimit { get; init; }

    /// <summary>Gets how many values each series must have.</summary>
    public int MinSamples { get; init; } = 1;

    /// <summary>Gets a value indicating whether no result means zero, as long as the guard has data.</summary>
    public bool IsEmptyZero { get; init; }

    /// <summary>Gets a value indicating whether a guard query is asked beside the metric.</summary>
    public bool HasGuard { get; init; }

    /// <summary>Gets a value indicating whether a comparison with before decides as well, so that there need be no condition.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>Gets a value indicating whether any condition on a value is given.</summary>
    public bool HasCondition => SuccessWhen is not null || FailWhen is not null || WarnAbove is not null || FailAbove is not null;

    /// <summary>The conditions in one line.</summary>
    /// <returns>Empty for none.</returns>
    public override string ToString() => string.Join(", ", new[]
    {
        SuccessWhen is null ? null : "success " + SuccessWhen,
        WarnAbove is { } warn ? "warn > " + MetricNumber.Exact(warn) : null,
        FailAbove is { } fail ? "fail > " + MetricNumber.Exact(fail) : null,
        FailWhen is null ? null : "fail " + FailWhen,
    }.OfType<string>());

    /// <summary>What keeps it from ever deciding anything.</summary>
    /// <returns>In the reader's language; null when nothing does.</returns>
    internal string? Contradiction()
    {
        if (Count < 1 || MinSamples < 1 || FailureLimit < 0 || InconclusiveLimit < 0 || ConsecutiveErrorLimit < 0 || ConsecutiveFailureLimit < 0)
        {
            return MetricTexts.LimitsNegative;
        }

        if (MinSamples > Count)
        {
            return MetricTexts.MinSamplesAboveCount.With(MinSamples, Count);
        }

        if (IsEmptyZero && !HasGuard)
        {
            return MetricTexts.EmptyZeroWithoutGuard;
        }

        if (WarnAbove is { } warn && double.IsNaN(warn) || FailAbove is { } fail && double.IsNaN(fail))
        {
            return MetricTexts.ThresholdNaN;
        }

        if (!HasCondition)
        {
            return null;
        }

        HashSet<FsMetricState> possible = [.. CriticalValues().Select(v => MetricClassifier.Classify(v, this).State)];
        return !possible.Contains(FsMetricState.Passed) && !possible.Contains(FsMetricState.Warning) ? MetricTexts.NothingPasses.With(this)
            : possible.SetEquals([FsMetricState.Passed]) && !HasBaseline ? MetricTexts.NothingFails.With(this)
            : null;
    }

    // Comparisons change their answer at these numbers and nowhere else: each, one between any two, one on either side of all.
    private IEnumerable<double> CriticalValues()
    {
        double[] numbers = [.. (SuccessWhen?.Numbers ?? []).Concat(FailWhen?.Numbers ?? []).Concat(new[] { WarnAbove, FailAbove }.OfType<double>())
            .Where(static n => !double.IsInfinity(n)).Distinct().OrderBy(static n => n)];
        return numbers.Concat(numbers.Zip(numbers.Skip(1), static (a, b) => (a / 2) + (b / 2))).Concat([double.MinValue, 0, double.MaxValue]);
    }
}
