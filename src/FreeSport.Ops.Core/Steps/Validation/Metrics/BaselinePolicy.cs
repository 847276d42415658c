namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>How a metric may differ from what it was before.</summary>
public sealed record BaselinePolicy
{
    /// <summary>The probability below which a difference is no chance, where nothing else is said.</summary>
    public const double UsualSignificance = 0.01;

    /// <summary>Gets how much worse the mean may be, in the query's own unit; null for no such limit.</summary>
    public double? Absolute { get; init; }

    /// <summary>Gets how many times worse the mean may be, at least 1; null for no such limit.</summary>
    public double? Ratio { get; init; }

    /// <summary>Gets the probability below which the test of Mann and Whitney fails; null for no test.</summary>
    public double? Significance { get; init; }

    /// <summary>Gets a value indicating whether lower values are the worse ones, as of an availability.</summary>
    public bool IsLowerWorse { get; init; }

    /// <summary>Gets the time that one value of the query looks back over; null where the query does not tell.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Gets how many values each series must have on each side.</summary>
    public int MinSamples { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new[]
    {
        Absolute is { } absolute ? "baseline +" + MetricNumber.Exact(absolute) : null,
        Ratio is { } ratio ? "baseline x" + MetricNumber.Exact(ratio) : null,
        Significance is { } significance ? "baseline p < " + MetricNumber.Exact(significance) : null,
    }.OfType<string>());

    /// <summary>What keeps it from deciding anything.</summary>
    /// <returns>In the reader's language; null when nothing does.</returns>
    internal string? Contradiction() =>
        Absolute is null && Ratio is null && Significance is null ? MetricTexts.BaselineWithoutLimit
        : Absolute is { } absolute && !(absolute >= 0 && absolute < double.PositiveInfinity) ? MetricTexts.BaselineLimitWrong
        : Ratio is { } ratio && !(ratio >= 1 && ratio < double.PositiveInfinity) ? MetricTexts.BaselineLimitWrong
        : Significance is { } significance && !(significance > 0 && significance < 1) ? MetricTexts.BaselineLimitWrong
        : null;
}
