using System.Globalization;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A measurement that tells whether a change went well.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">What Prometheus is asked.</param>
/// <param name="WarnAbove">The value above which a person decides; null for none. In the query's own unit.</param>
/// <param name="FailAbove">The value above which the change is rolled back; null for none. In the query's own unit.</param>
public sealed record MetricDefinition(string Name, string Query, double? WarnAbove, double? FailAbove)
{
    /// <summary>Gets the name of the monitor that is asked; null for the only one that answers queries.</summary>
    public string? Monitor { get; init; }

    /// <summary>Gets the condition that a good value meets; null for none.</summary>
    public string? SuccessWhen { get; init; }

    /// <summary>Gets the condition that a bad value meets; null for none.</summary>
    public string? FailWhen { get; init; }

    /// <summary>Gets how far back is looked; null to look at the present.</summary>
    public TimeSpan? Range { get; init; }

    /// <summary>Gets the time between two moments of the range; null for the usual.</summary>
    public TimeSpan? Step { get; init; }

    /// <summary>Gets how many measurements are made; null for one, or for the moments of the range.</summary>
    public int? Count { get; init; }

    /// <summary>Gets the time between two measurements; null for the usual.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Gets how many measurements may fail; null for none.</summary>
    public int? FailureLimit { get; init; }

    /// <summary>Gets how many measurements may say nothing; null for none.</summary>
    public int? InconclusiveLimit { get; init; }

    /// <summary>Gets how many errors may follow one another; null for the usual.</summary>
    public int? ConsecutiveErrorLimit { get; init; }

    /// <summary>Gets how many failing measurements may follow one another; null for no limit of its own.</summary>
    public int? ConsecutiveFailureLimit { get; init; }

    /// <summary>Gets how many values each series must have; null for one.</summary>
    public int? MinSamples { get; init; }

    /// <summary>Gets a value indicating whether no result means zero, as long as the guard has data.</summary>
    public bool IsEmptyZero { get; init; }

    /// <summary>Gets the query that has data where the metric means something, such as the traffic; null for none.</summary>
    public string? Guard { get; init; }

    /// <summary>Gets a value indicating whether it reports and decides nothing.</summary>
    public bool IsInformational { get; init; }

    /// <summary>Gets how it may differ from what it was before the change; null for no comparison.</summary>
    public BaselineDefinition? Baseline { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name
        + (SuccessWhen is { } success ? " success " + success : string.Empty)
        + (WarnAbove is { } warn ? FormattableString.Invariant($" warn > {warn}") : string.Empty)
        + (FailAbove is { } fail ? FormattableString.Invariant($" fail > {fail}") : string.Empty)
        + (FailWhen is { } bad ? " fail " + bad : string.Empty)
        + (IsInformational ? " informational" : string.Empty);

    internal static double? Number(string? text) => text is null ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static MetricDefinition Read(ConfigurationNode node) => new(node["name"].Text!, node["query"].Text!, Number(node["warnAbove"].Text), Number(node["failAbove"].Text))
    {
        Monitor = node["monitor"].Text,
        SuccessWhen = node["successWhen"].Text,
        FailWhen = node["failWhen"].Text,
        Range = Duration.Read(node["range"].Text),
        Step = Duration.Read(node["step"].Text),
        Count = Whole(node["count"].Text),
        Interval = Duration.Read(node["interval"].Text),
        FailureLimit = Whole(node["failureLimit"].Text),
        InconclusiveLimit = Whole(node["inconclusiveLimit"].Text),
        ConsecutiveErrorLimit = Whole(node["consecutiveErrorLimit"].Text),
        ConsecutiveFailureLimit = Whole(node["consecutiveFailureLimit"].Text),
        MinSamples = Whole(node["minSamples"].Text),
        IsEmptyZero = node["whenEmpty"].Text == "zero",
        Guard = node["guard"].Text,
        IsInformational = node["informational"].Text == "true",
        Baseline = node["baseline"].Named.Any() ? BaselineDefinition.Read(node["baseline"]) : null,
    };

    private static int? Whole(string? text) => text is null ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
