using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Tests.Validation.Metrics;

public sealed class MetricClassifierTests
{
    [Theory]
    [InlineData("< 0.05", null, 0.01, FsMetricState.Passed)]
    [InlineData("< 0.05", null, 0.05, FsMetricState.Failed)]
    [InlineData("<= 0.05", null, 0.05, FsMetricState.Passed)]
    [InlineData("< 0.05", null, double.NaN, FsMetricState.Inconclusive)]
    [InlineData("< 0.05", null, double.PositiveInfinity, FsMetricState.Failed)]
    [InlineData("< 0.05", null, double.NegativeInfinity, FsMetricState.Inconclusive)]
    [InlineData(">= 0.99", null, double.PositiveInfinity, FsMetricState.Inconclusive)]
    [InlineData("!= 0", null, double.NaN, FsMetricState.Inconclusive)]
    [InlineData("!= 0", null, -0.0, FsMetricState.Failed)]
    [InlineData("== 0", null, -0.0, FsMetricState.Passed)]
    [InlineData("< 0", null, -0.0, FsMetricState.Failed)]
    [InlineData(null, "> 0.05", 0.01, FsMetricState.Passed)]
    [InlineData(null, "> 0.05", 0.051, FsMetricState.Failed)]
    [InlineData(null, "> 0.05", double.NaN, FsMetricState.Inconclusive)]
    [InlineData(null, "> 0.05", double.PositiveInfinity, FsMetricState.Failed)]
    [InlineData(null, "> 0.05", double.NegativeInfinity, FsMetricState.Inconclusive)]
    [InlineData("< 0.01", "> 0.05", 0.005, FsMetricState.Passed)]
    [InlineData("< 0.01", "> 0.05", 0.03, FsMetricState.Inconclusive)]
    [InlineData("< 0.01", "> 0.05", 0.06, FsMetricState.Failed)]
    [InlineData("< 0.01", "> 0.05", double.NaN, FsMetricState.Inconclusive)]
    [InlineData("< 0.1", "> 0.05", 0.06, FsMetricState.Failed)]
    [InlineData("> 0.9 and <= 1", null, 0.95, FsMetricState.Passed)]
    [InlineData("> 0.9 and <= 1", null, 1.1, FsMetricState.Failed)]
    [InlineData(null, "< 1 or > 9", 5, FsMetricState.Passed)]
    [InlineData(null, "< 1 or > 9", 10, FsMetricState.Failed)]
    [InlineData(null, null, 0.0, FsMetricState.Inconclusive)]
    [InlineData(null, null, double.NaN, FsMetricState.Inconclusive)]
    public void A_value_is_held_against_the_conditions(string? success, string? failure, double value, FsMetricState expected) =>
        Assert.Equal(expected, MetricClassifier.Classify(value, new MetricPolicy { SuccessWhen = Condition(success), FailWhen = Condition(failure) }).State);

    [Theory]
    [InlineData(0.01, 0.05, 0.01, FsMetricState.Passed)]
    [InlineData(0.01, 0.05, 0.0100001, FsMetricState.Warning)]
    [InlineData(0.01, 0.05, 0.05, FsMetricState.Warning)]
    [InlineData(0.01, 0.05, 0.0500001, FsMetricState.Failed)]
    [InlineData(0.01, null, 7, FsMetricState.Warning)]
    [InlineData(0.01, null, double.PositiveInfinity, FsMetricState.Inconclusive)]
    [InlineData(null, 0.05, 0.05, FsMetricState.Passed)]
    [InlineData(null, 0.05, double.NaN, FsMetricState.Inconclusive)]
    [InlineData(0.01, 0.05, double.NaN, FsMetricState.Inconclusive)]
    [InlineData(0.01, 0.05, double.NegativeInfinity, FsMetricState.Inconclusive)]
    [InlineData(0.01, 0.05, double.PositiveInfinity, FsMetricState.Failed)]
    [InlineData(0.0001, 0.0002, 0.00019, FsMetricState.Warning)]
    public void The_limits_of_before_keep_their_meaning(double? warn, double? fail, double value, FsMetricState expected) =>
        Assert.Equal(expected, MetricClassifier.Classify(value, new MetricPolicy { WarnAbove = warn, FailAbove = fail }).State);

    [Theory]
    [InlineData("< 0.05", "< 0.05")]
    [InlineData("value<0.05", "< 0.05")]
    [InlineData("result >= 99.9", ">= 99.9")]
    [InlineData("0.05 > value", "< 0.05")]
    [InlineData(">= .5 and <= 1e3", ">= 0.5 and <= 1000")]
    [InlineData("< 1 && (> 0 || == -5)", "< 1 and (> 0 or == -5)")]
    [InlineData("< 1 or > 2 and < 3", "< 1 or > 2 and < 3")]
    [InlineData("< +Inf", "< +Inf")]
    [InlineData("> -Inf", "> -Inf")]
    public void A_condition_is_read_as_it_is_meant(string text, string shown)
    {
        Assert.Equal(shown, MetricConditionParser.Read(text, out string? mistake)?.ToString());
        Assert.Null(mistake);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0.05")]
    [InlineData("<")]
    [InlineData("< 0,05")]
    [InlineData("< 5%")]
    [InlineData("< NaN")]
    [InlineData("= 1")]
    [InlineData("< 1 and")]
    [InlineData("(< 1")]
    [InlineData("< 1)")]
    [InlineData("< 1 > 2")]
    [InlineData("result[0] < 1")]
    [InlineData("all(result, # < 1)")]
    [InlineData("isNaN(result)")]
    [InlineData("0 < value < 1")]
    [InlineData("< 1e999")]
    [InlineData("value")]
    [InlineData("not < 1")]
    public void What_is_no_condition_is_told_with_its_place(string text)
    {
        Assert.Null(MetricConditionParser.Read(text, out string? mistake));
        Assert.NotNull(mistake);
    }

    [Fact]
    public void A_condition_nested_without_end_is_refused_and_not_fatal() =>
        Assert.Null(MetricConditionParser.Read(new string('(', 100_000) + "< 1" + new string(')', 100_000), out _));

    internal static MetricCondition? Condition(string? text) => text is null ? null : MetricConditionParser.Read(text, out _) ?? throw new ArgumentException(text);
}
