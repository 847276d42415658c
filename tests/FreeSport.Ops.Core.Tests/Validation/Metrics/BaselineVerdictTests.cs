using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Tests.Validation.Metrics;

public sealed class BaselineVerdictTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(0.01, 0.02, 0.01, null, FsMetricState.Passed)]
    [InlineData(0.01, 0.03, 0.01, null, FsMetricState.Failed)]
    [InlineData(0.03, 0.01, 0.0, null, FsMetricState.Passed)]
    [InlineData(0.0001, 0.00015, null, 2.0, FsMetricState.Passed)]
    [InlineData(0.0001, 0.00025, null, 2.0, FsMetricState.Failed)]
    [InlineData(0.0, 0.0, null, 2.0, FsMetricState.Inconclusive)]
    [InlineData(0.0, 0.1, null, 2.0, FsMetricState.Inconclusive)]
    [InlineData(-1.0, 5.0, null, 2.0, FsMetricState.Inconclusive)]
    [InlineData(1.0, -5.0, null, 2.0, FsMetricState.Inconclusive)]
    [InlineData(0.0, 0.005, 0.01, 2.0, FsMetricState.Passed)]
    [InlineData(0.0, 0.05, 0.01, 2.0, FsMetricState.Failed)]
    [InlineData(0.1, 0.0, null, 2.0, FsMetricState.Passed)]
    [InlineData(1.0, 3.0, 5.0, 2.0, FsMetricState.Failed)]
    [InlineData(1.0, double.NaN, 5.0, 2.0, FsMetricState.Inconclusive)]
    [InlineData(double.NaN, 1.0, 5.0, 2.0, FsMetricState.Inconclusive)]
    [InlineData(1.0, double.NegativeInfinity, 5.0, null, FsMetricState.Inconclusive)]
    [InlineData(double.PositiveInfinity, 1.0, 5.0, null, FsMetricState.Inconclusive)]
    public void Means_are_compared(double before, double after, double? absolute, double? ratio, FsMetricState expected) =>
        Assert.Equal(expected, Decide(new() { Absolute = absolute, Ratio = ratio }, [("a", [before, before])], [("a", [after, after])]).State);

    [Theory]
    [InlineData(0.999, 0.99, 0.001, null, FsMetricState.Failed)]
    [InlineData(0.999, 0.9999, 0.0, null, FsMetricState.Passed)]
    [InlineData(100, 40, null, 2.0, FsMetricState.Failed)]
    [InlineData(100, 60, null, 2.0, FsMetricState.Passed)]
    [InlineData(100, 0, null, 2.0, FsMetricState.Failed)]
    [InlineData(0, 0, null, 2.0, FsMetricState.Inconclusive)]
    public void Less_can_be_the_worse(double before, double after, double? absolute, double? ratio, FsMetricState expected) =>
        Assert.Equal(expected, Decide(new() { Absolute = absolute, Ratio = ratio, IsLowerWorse = true }, [("a", [before])], [("a", [after])]).State);

    [Fact]
    public void A_series_that_is_on_one_side_only_is_compared_with_nothing_and_does_not_pass()
    {
        BaselinePolicy policy = new() { Absolute = 1 };

        Assert.Equal(FsMetricReason.NoBaseline, Decide(policy, [], []).Reason);
        Assert.Equal(FsMetricReason.NoBaseline, Decide(policy, [], [("a", [0])]).Reason);
        Assert.Equal(FsMetricReason.NoBaseline, Decide(policy, [("a", [0])], []).Reason);
        Assert.Equal(FsMetricState.Inconclusive, Decide(policy, [("a", [0]), ("b", [0])], [("a", [0])]).State);
        Assert.Equal(FsMetricState.Failed, Decide(policy, [("a", [0]), ("b", [0])], [("a", [9])]).State);
        Assert.Equal("b", Decide(policy, [("a", [0]), ("b", [0])], [("a", [0]), ("b", [9])]).Worst!.Series);
    }

    [Fact]
    public void A_series_with_fewer_values_than_asked_for_on_a_side_is_not_compared()
    {
        BaselinePolicy policy = new() { Ratio = 2, MinSamples = 3 };

        Assert.Equal(FsMetricState.Passed, Decide(policy, [("a", [1, 1, 1])], [("a", [1, 1, 1])]).State);
        Assert.Equal(FsMetricState.Inconclusive, Decide(policy, [("a", [1, 1])], [("a", [1, 1, 1])]).State);
        Assert.Equal(FsMetricState.Inconclusive, Decide(policy, [("a", [1, 1, 1])], [("a", [9, 9])]).State);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(-1.0, null, null)]
    [InlineData(double.NaN, null, null)]
    [InlineData(double.PositiveInfinity, null, null)]
    [InlineData(null, 0.5, null)]
    [InlineData(null, double.PositiveInfinity, null)]
    [InlineData(null, null, 0.0)]
    [InlineData(null, null, 1.0)]
    [InlineData(null, null, double.NaN)]
    public void Limits_that_decide_nothing_are_told(double? absolute, double? ratio, double? significance) => Assert.Equal(
        FsMetricReason.Contradiction, Decide(new() { Absolute = absolute, Ratio = ratio, Significance = significance }, [("a", [0])], [("a", [0])]).Reason);

    [Theory]
    [InlineData(5, 5, 300, FsMetricState.Failed)]
    [InlineData(4, 5, 300, FsMetricState.Inconclusive)]
    [InlineData(5, 4, 300, FsMetricState.Inconclusive)]
    [InlineData(5, 5, 301, FsMetricState.Inconclusive)]
    [InlineData(5, 5, null, FsMetricState.Inconclusive)]
    public void The_test_speaks_only_where_its_values_are_independent_and_enough(int before, int after, int? window, FsMetricState expected) => Assert.Equal(expected, Decide(
        new() { Significance = 0.01, Window = window is { } seconds ? TimeSpan.FromSeconds(seconds) : null },
        [("a", [.. Enumerable.Range(0, before).Select(static i => 0.0001 + (i * 1e-6))])],
        [("a", [.. Enumerable.Range(0, after).Select(static i => 0.0002 + (i * 1e-6))])]).State);

    [Fact]
    public void The_test_tells_more_from_less_only_in_the_worse_direction()
    {
        double[] low = [1, 2, 3, 4, 5, 6];
        double[] high = [7, 8, 9, 10, 11, 12];
        BaselinePolicy policy = new() { Significance = 0.01, Window = Step };

        Assert.Equal(FsMetricState.Failed, Decide(policy, [("a", low)], [("a", high)]).State);
        Assert.Equal(FsMetricState.Passed, Decide(policy, [("a", high)], [("a", low)]).State);
        Assert.Equal(FsMetricState.Failed, Decide(policy with { IsLowerWorse = true }, [("a", high)], [("a", low)]).State);
        Assert.Equal(FsMetricState.Passed, Decide(policy, [("a", [3, 3, 3, 3, 3])], [("a", [3, 3, 3, 3, 3])]).State);
    }

    [Fact]
    public void What_is_wrong_with_either_side_says_nothing()
    {
        BaselineSide good = new(new Dictionary<string, IReadOnlyList<double>> { ["a"] = [0] });

        Assert.Equal(FsMetricReason.PartialData, BaselineVerdict.Decide(good with { Flaw = FsMetricReason.PartialData }, good, Step, new() { Absolute = 1 }).Reason);
        Assert.Equal(FsMetricReason.Error, BaselineVerdict.Decide(good, good with { Flaw = FsMetricReason.Error }, Step, new() { Absolute = 1 }).Reason);
        Assert.Equal(FsMetricReason.NoTraffic, BaselineSide.Of([new MetricLook(1)], new MetricPolicy { HasGuard = true }).Flaw);
        Assert.Equal(FsMetricReason.Error, BaselineSide.Of([new MetricLook(1) { Error = "503" }], new MetricPolicy()).Flaw);
    }

    // The documentation of R's wilcox.test has this one: W = 35, p = 0.1272.
    [Fact]
    public void The_probability_is_that_of_R() => Assert.Equal(
        0.1272,
        MannWhitney.PValueOfGreater([1.15, 0.88, 0.90, 0.74, 1.21], [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46])!.Value,
        tolerance: 0.00005);

    [Fact]
    public void The_probability_does_not_depend_on_the_scale()
    {
        double[] before = [1, 3, 3, 5, 8, 9, 11];
        double[] after = [2, 3, 6, 8, 12, 13];
        double p = MannWhitney.PValueOfGreater(before, after)!.Value;

        Assert.All([0.0001, 1e-9, 1e9], scale => Assert.Equal(p, MannWhitney.PValueOfGreater([.. before.Select(v => v * scale)], [.. after.Select(v => v * scale)])));
    }

    // All arrangements counted one by one, with ties and without.
    [Theory]
    [InlineData(new double[] { 1, 4, 6, 7, 10 }, new double[] { 2, 3, 5, 8, 9, 11 }, 1e-12)]
    [InlineData(new double[] { 11, 4, 6, 7, 10 }, new double[] { 2, 3, 5, 8, 9, 1 }, 1e-12)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 6, 7, 8, 9, 10 }, 1e-12)]
    [InlineData(new double[] { 1, 2, 2, 4, 5, 5, 7 }, new double[] { 2, 5, 7, 7, 9, 10, 10 }, 1e-12)]
    [InlineData(new double[] { 0, 0, 0, 0, 0, 0, 0, 1 }, new double[] { 0, 0, 1, 0, 1, 1, 0, 1 }, 1e-12)]
    public void The_probability_is_that_of_counting_all_arrangements(double[] before, double[] after, double tolerance)
    {
        double[] all = [.. before, .. after];
        double observed = U(before, after);
        int[] masks = [.. Enumerable.Range(0, 1 << all.Length).Where(m => System.Numerics.BitOperations.PopCount((uint)m) == after.Length)];
        double share = masks.Count(m => U([.. all.Where((_, i) => (m & (1 << i)) == 0)], [.. all.Where((_, i) => (m & (1 << i)) != 0)]) >= observed) / (double)masks.Length;

        Assert.Equal(share, MannWhitney.PValueOfGreater(before, after)!.Value, tolerance);
    }

    [Fact]
    public void With_many_values_the_probability_goes_on_where_counting_ended()
    {
        double[] before = [.. Enumerable.Range(0, 26).Select(static i => (double)(i * 7 % 26))];
        double[] after = [.. Enumerable.Range(0, 25).Select(static i => (i * 11 % 25) + 4.5)];

        double counted = MannWhitney.PValueOfGreater([.. before.Take(25)], after)!.Value;
        double normal = MannWhitney.PValueOfGreater(before, after)!.Value;

        Assert.Equal(counted, normal, tolerance: 0.02);
        Assert.InRange(MannWhitney.PValueOfGreater([.. Enumerable.Range(0, 100).Select(static i => (double)i)], [.. Enumerable.Range(0, 100).Select(static i => i + 90.0)])!.Value, double.Epsilon, 1e-20);
        Assert.Equal(1, MannWhitney.PValueOfGreater(new double[100], new double[100]));
    }

    [Theory]
    [InlineData("rate(x[5m])", 300.0)]
    [InlineData("rate(a[5m]) / rate(b[10m])", 600.0)]
    [InlineData("max_over_time(rate(x[5m])[1h:1m])", 3900.0)]
    [InlineData("rate(x{path=\"[1h]\"}[90s])", 90.0)]
    [InlineData("rate(x[1h30m]) # [2d]", 5400.0)]
    [InlineData("job:errors:ratio5m", null)]
    [InlineData("rate(x[$window])", null)]
    [InlineData("up", null)]
    public void The_window_of_a_query_is_read_from_it(string query, double? seconds) => Assert.Equal(seconds, QueryWindow.Of(query)?.TotalSeconds);

    private static double U(double[] before, double[] after) => after.Sum(a => before.Sum(b => a > b ? 1 : a == b ? 0.5 : 0));

    private static BaselineDecision Decide(BaselinePolicy policy, (string Series, double[] Values)[] before, (string Series, double[] Values)[] after) =>
        BaselineVerdict.Decide(Side(before), Side(after), Step, policy);

    private static BaselineSide Side((string Series, double[] Values)[] series) => new(series.ToDictionary(static s => s.Series, static s => (IReadOnlyList<double>)s.Values));
}
