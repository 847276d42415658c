using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Tests.Validation.Metrics;

public sealed class MetricVerdictTests
{
    // P passes, W warns, F fails, N is NaN, I is neither good nor bad, 0 has no data, E is an error, T has no traffic, X is partial.
    [Theory]
    [InlineData("", FsMetricState.Inconclusive)]
    [InlineData("P", FsMetricState.Passed)]
    [InlineData("W", FsMetricState.Warning)]
    [InlineData("F", FsMetricState.Failed)]
    [InlineData("N", FsMetricState.Inconclusive)]
    [InlineData("I", FsMetricState.Inconclusive)]
    [InlineData("0", FsMetricState.Inconclusive)]
    [InlineData("E", FsMetricState.Inconclusive)]
    [InlineData("EEEE", FsMetricState.Inconclusive)]
    [InlineData("EEEEE", FsMetricState.Error)]
    [InlineData("EEEEP", FsMetricState.Passed)]
    [InlineData("X", FsMetricState.Inconclusive)]
    [InlineData("T", FsMetricState.Inconclusive)]
    [InlineData("PP", FsMetricState.Inconclusive, 3)]
    [InlineData("PPP", FsMetricState.Passed, 3)]
    [InlineData("PWP", FsMetricState.Warning, 3)]
    [InlineData("PFP", FsMetricState.Failed, 3)]
    [InlineData("PFP", FsMetricState.Passed, 3, 1)]
    [InlineData("PFF", FsMetricState.Failed, 3, 1)]
    [InlineData("FFF", FsMetricState.Failed, 3, 3)]
    [InlineData("FFF", FsMetricState.Failed, 3, 9)]
    [InlineData("PNP", FsMetricState.Inconclusive, 3)]
    [InlineData("PNP", FsMetricState.Passed, 3, 0, 1)]
    [InlineData("NNN", FsMetricState.Inconclusive, 3, 0, 3)]
    [InlineData("NNN", FsMetricState.Inconclusive, 3, 0, 9)]
    [InlineData("000", FsMetricState.Inconclusive, 3, 0, 9)]
    [InlineData("FNN", FsMetricState.Failed, 3, 1, 9)]
    [InlineData("P0P", FsMetricState.Passed, 3, 0, 1)]
    [InlineData("P00", FsMetricState.Inconclusive, 3, 0, 1)]
    [InlineData("FN", FsMetricState.Inconclusive, 2)]
    [InlineData("FFNN", FsMetricState.Inconclusive, 4, 1, 1)]
    [InlineData("FNEEEEE", FsMetricState.Error, 2)]
    [InlineData("FEEEEE", FsMetricState.Error, 2)]
    [InlineData("NEEEEE", FsMetricState.Error, 2)]
    [InlineData("EEPEEP", FsMetricState.Passed, 2, 0, 0, 2)]
    [InlineData("EEEP", FsMetricState.Error, 1, 0, 0, 2)]
    [InlineData("EP", FsMetricState.Error, 1, 0, 0, 0)]
    [InlineData("PEP", FsMetricState.Inconclusive, 3)]
    [InlineData("FFPFFPP", FsMetricState.Passed, 7, 4, 0, 4, 2)]
    [InlineData("FFFPPPP", FsMetricState.Failed, 7, 4, 0, 4, 2)]
    [InlineData("FNFEFPP", FsMetricState.Failed, 6, 4, 1, 4, 2)]
    [InlineData("FWFWF", FsMetricState.Warning, 5, 4, 0, 4, 1)]
    [InlineData("FPPPPPP", FsMetricState.Failed, 7, 0, 0, 4, 3)]
    [InlineData("PPPP0", FsMetricState.Inconclusive, 5, 0, 1, 4, null, 5)]
    [InlineData("PPPP0", FsMetricState.Passed, 5, 0, 1, 4, null, 4)]
    [InlineData("PNNN0", FsMetricState.Inconclusive, 5, 0, 4, 4, null, 2)]
    [InlineData("FNNNN", FsMetricState.Inconclusive, 5, 0, 4, 4, null, 2)]
    [InlineData("P", FsMetricState.Inconclusive, 1, 0, 0, 4, null, 2)]
    public void Measurements_come_to_a_verdict(string looks, FsMetricState expected, int count = 1, int failures = 0, int inconclusives = 0, int errors = 4, int? inARow = null, int minSamples = 1) =>
        Assert.Equal(expected, MetricVerdict.Decide(Looks(looks), new MetricPolicy
        {
            SuccessWhen = MetricClassifierTests.Condition("< 0.03"),
            FailWhen = MetricClassifierTests.Condition("> 0.05"),
            WarnAbove = 0.01,
            HasGuard = looks.Contains('T', StringComparison.Ordinal),
            Count = count,
            FailureLimit = failures,
            InconclusiveLimit = inconclusives,
            ConsecutiveErrorLimit = errors,
            ConsecutiveFailureLimit = inARow,
            MinSamples = minSamples,
        }).State);

    [Theory]
    [InlineData(-1, 0, 0, 0, 1, 1)]
    [InlineData(0, -1, 0, 0, 1, 1)]
    [InlineData(0, 0, -1, 0, 1, 1)]
    [InlineData(0, 0, 0, -1, 1, 1)]
    [InlineData(0, 0, 0, 0, 0, 1)]
    [InlineData(0, 0, 0, 0, 1, 0)]
    [InlineData(0, 0, 0, 0, 2, 3)]
    public void Limits_that_cannot_be_never_pass(int failures, int inconclusives, int errors, int inARow, int count, int minSamples)
    {
        MetricDecision decision = MetricVerdict.Decide(Looks("PPP"), new MetricPolicy
        {
            FailAbove = 1,
            FailureLimit = failures,
            InconclusiveLimit = inconclusives,
            ConsecutiveErrorLimit = errors,
            ConsecutiveFailureLimit = inARow,
            Count = count,
            MinSamples = minSamples,
        });

        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.Contradiction), (decision.State, decision.Reason));
        Assert.NotNull(decision.Detail);
    }

    [Theory]
    [InlineData("< 0.05", "< 0.05", null, null)]
    [InlineData("< 1 and > 2", null, null, null)]
    [InlineData("> +Inf", null, null, null)]
    [InlineData("< +Inf", null, null, null)]
    [InlineData("!= +Inf", null, null, null)]
    [InlineData("< 1 or >= 1", null, null, null)]
    [InlineData(null, "> +Inf", null, null)]
    [InlineData(null, "== -Inf", null, null)]
    [InlineData(null, "< 1 and > 1", null, null)]
    [InlineData(null, null, double.PositiveInfinity, null)]
    [InlineData(null, null, null, double.PositiveInfinity)]
    [InlineData(null, null, null, double.NaN)]
    [InlineData(null, null, double.NaN, 1.0)]
    [InlineData(null, null, null, double.NegativeInfinity)]
    public void Conditions_that_decide_nothing_never_pass(string? success, string? failure, double? warn, double? fail)
    {
        MetricPolicy policy = new() { SuccessWhen = MetricClassifierTests.Condition(success), FailWhen = MetricClassifierTests.Condition(failure), WarnAbove = warn, FailAbove = fail };

        Assert.Equal(FsMetricReason.Contradiction, MetricVerdict.Decide(Looks("P"), policy).Reason);
    }

    [Fact]
    public void Without_a_condition_nothing_passes() =>
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoCondition), StateOf(MetricVerdict.Decide(Looks("P"), new MetricPolicy())));

    [Theory]
    [InlineData(0.001, 0.9, FsMetricState.Failed, "b")]
    [InlineData(0.9, 0.001, FsMetricState.Failed, "a")]
    [InlineData(0.001, double.NaN, FsMetricState.Inconclusive, "b")]
    [InlineData(double.NaN, 0.001, FsMetricState.Inconclusive, "a")]
    [InlineData(double.NaN, 0.9, FsMetricState.Failed, "b")]
    [InlineData(0.02, 0.001, FsMetricState.Warning, "a")]
    [InlineData(0.001, 0.002, FsMetricState.Passed, "b")]
    public void All_series_must_meet_it_and_the_one_that_decides_is_named(double a, double b, FsMetricState expected, string series)
    {
        MetricDecision decision = MetricVerdict.Decide([Look(("a", a), ("b", b))], Limits);

        Assert.Equal(expected, decision.State);
        Assert.Equal(series, decision.Deciding!.Series);
    }

    [Fact]
    public void Of_several_that_fail_the_worst_is_named()
    {
        MetricDecision decision = MetricVerdict.Decide([Look(("a", 0.06), ("b", 0.9), ("c", 0.07)), Look(("a", 0.05), ("b", 0.5), ("c", 0.99))], Limits with { Count = 2 });

        Assert.Equal(("c", 0.99), (decision.Deciding!.Series, decision.Deciding.Value));
        Assert.Equal(0.05, MetricClassifier.Threshold(0.99, FsMetricState.Failed, Limits));
    }

    [Fact]
    public void A_series_that_had_values_and_has_none_any_more_says_nothing_good()
    {
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.SeriesGone), StateOf(MetricVerdict.Decide([Look(("a", 0), ("b", 0)), Look(("a", 0))], Limits with { Count = 2 })));
        Assert.Equal(FsMetricState.Failed, MetricVerdict.Decide([Look(("a", 0), ("b", 0)), Look(("a", 1))], Limits with { Count = 2 }).State);
        Assert.Equal(FsMetricState.Passed, MetricVerdict.Decide([Look(("a", 0)), Look(("a", 0), ("b", 0))], Limits with { Count = 2 }).State);
        Assert.Equal(
            (FsMetricState.Inconclusive, FsMetricReason.TooFewSamples),
            StateOf(MetricVerdict.Decide([Look(("a", 0)), Look(("a", 0), ("b", 0))], Limits with { Count = 2, MinSamples = 2 })));
    }

    /// <summary>A series that is zero by agreement is held against the conditions, and not only left out.</summary>
    [Theory]
    [InlineData(">= 1", FsMetricState.Failed, "b")]
    [InlineData("< 5", FsMetricState.Passed, "a")]
    public void A_series_that_is_gone_and_counts_as_zero_is_judged_as_zero(string success, FsMetricState expected, string series)
    {
        MetricLook[] looks = [.. new[] { Look(("a", 2), ("b", 2)), Look(("a", 2)) }.Select(static l => l with { HasTraffic = true })];

        MetricDecision decision = MetricVerdict.Decide(looks, new MetricPolicy { SuccessWhen = MetricClassifierTests.Condition(success), IsEmptyZero = true, HasGuard = true, Count = 2 });

        Assert.Equal((expected, series), (decision.State, decision.Deciding!.Series));
    }

    [Fact]
    public void The_same_series_twice_says_nothing() =>
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.DuplicateSeries), StateOf(MetricVerdict.Decide([Look(("a", 0), ("a", 0))], Limits)));

    [Theory]
    [InlineData(true, true, FsMetricState.Passed, FsMetricReason.Condition)]
    [InlineData(true, false, FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData(true, null, FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData(false, true, FsMetricState.Inconclusive, FsMetricReason.NoData)]
    [InlineData(false, false, FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    public void Nothing_is_zero_only_where_the_guard_has_data(bool isZero, bool? traffic, FsMetricState state, FsMetricReason reason) =>
        Assert.Equal((state, reason), StateOf(MetricVerdict.Decide([new MetricLook(1) { HasTraffic = traffic }], Limits with { IsEmptyZero = isZero, HasGuard = true })));

    [Fact]
    public void A_zero_that_stands_for_nothing_is_judged_like_any_other() =>
        Assert.Equal(FsMetricState.Failed, MetricVerdict.Decide([new MetricLook(1) { HasTraffic = true }], new MetricPolicy { SuccessWhen = MetricClassifierTests.Condition("> 0"), IsEmptyZero = true, HasGuard = true }).State);

    [Fact]
    public void Nothing_is_not_zero_without_a_guard() =>
        Assert.Equal(FsMetricReason.Contradiction, MetricVerdict.Decide([new MetricLook(1)], Limits with { IsEmptyZero = true }).Reason);

    [Fact]
    public void Without_traffic_a_value_means_nothing_even_where_there_is_one() =>
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoTraffic), StateOf(MetricVerdict.Decide([Look(("a", 0)) with { HasTraffic = false }], Limits with { HasGuard = true })));

    [Theory]
    [InlineData(FsMetricReason.PartialData)]
    [InlineData(FsMetricReason.NotNumeric)]
    [InlineData(FsMetricReason.OtherTime)]
    public void An_answer_with_a_flaw_says_nothing_whatever_its_values(FsMetricReason flaw)
    {
        Assert.Equal((FsMetricState.Inconclusive, flaw), StateOf(MetricVerdict.Decide([Look(("a", 0)) with { Flaw = flaw }], Limits)));
        Assert.Equal((FsMetricState.Inconclusive, flaw), StateOf(MetricVerdict.Decide([Look(("a", 9)) with { Flaw = flaw }], Limits)));
        Assert.Equal((FsMetricState.Inconclusive, flaw), StateOf(MetricVerdict.Decide([new MetricLook(1) { Flaw = flaw, HasTraffic = true }], Limits with { IsEmptyZero = true, HasGuard = true })));
    }

    // Every sequence of up to four looks, under many limits: what is made worse never comes out better.
    [Fact]
    public void A_measurement_that_gets_worse_never_makes_the_verdict_better()
    {
        const string Kinds = "PWFN0EXT";
        foreach (string looks in Sequences(Kinds, 4).Where(static l => l.Contains('P', StringComparison.Ordinal)))
        {
            foreach (MetricPolicy policy in Policies(looks.Length))
            {
                bool passed = MetricVerdict.Decide(Looks(looks), policy).State == FsMetricState.Passed;
                for (int i = 0; i < looks.Length; i++)
                {
                    foreach (char worse in looks[i] == 'P' && !passed ? Kinds[1..] : string.Empty)
                    {
                        string changed = looks[..i] + worse + looks[(i + 1)..];
                        Assert.True(MetricVerdict.Decide(Looks(changed), policy).State != FsMetricState.Passed, $"{looks} -> {changed} under {policy}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_passes_without_a_good_value_whatever_the_limits()
    {
        foreach (string looks in Sequences("FN0EXT", 5))
        {
            foreach (MetricPolicy policy in Policies(looks.Length))
            {
                Assert.True(MetricVerdict.Decide(Looks(looks), policy).State is not (FsMetricState.Passed or FsMetricState.Warning), $"{looks} under {policy}");
            }
        }
    }

    [Fact]
    public void The_order_of_series_does_not_matter()
    {
        double[] values = [0, 0.02, 0.06, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach (double a in values)
        {
            foreach (double b in values)
            {
                MetricDecision one = MetricVerdict.Decide([Look(("a", a), ("b", b))], Limits);
                MetricDecision other = MetricVerdict.Decide([Look(("b", b), ("a", a))], Limits);
                Assert.Equal((one.State, one.Reason), (other.State, other.Reason));
                Assert.False(one.State == FsMetricState.Passed && (!double.IsFinite(a) || !double.IsFinite(b)), $"{a} {b}");
            }
        }
    }

    [Theory]
    [InlineData("P", false)]
    [InlineData("PP", false)]
    [InlineData("PPP", true)]
    [InlineData("F", true)]
    [InlineData("PN", true)]
    [InlineData("EEEE", false)]
    [InlineData("EEEEE", true)]
    [InlineData("PEP", false)]
    public void The_looking_ends_when_a_limit_is_exceeded_or_the_count_is_reached(string looks, bool settled) =>
        Assert.Equal(settled, MetricVerdict.IsSettled(Looks(looks), Limits with { Count = 3 }));

    private static MetricPolicy Limits => new() { WarnAbove = 0.01, FailAbove = 0.05 };

    private static (FsMetricState State, FsMetricReason Reason) StateOf(MetricDecision decision) => (decision.State, decision.Reason);

    private static MetricLook Look(params (string Series, double Value)[] values) => new(1) { Values = [.. values.Select(static v => new MetricValue(v.Series, v.Value))] };

    private static MetricLook[] Looks(string kinds) => [.. kinds.Select(static (kind, i) => kind switch
    {
        'P' => Look(("a", 0.005)),
        'W' => Look(("a", 0.02)),
        'F' => Look(("a", 0.9)),
        'I' => Look(("a", 0.04)),
        'N' => Look(("a", double.NaN)),
        'E' => new MetricLook(i) { Error = "503" },
        'X' => Look(("a", 0.005)) with { Flaw = FsMetricReason.PartialData },
        'T' => new MetricLook(i) { HasTraffic = false },
        _ => new MetricLook(i),
    } with { At = i }).Select(static l => l.HasTraffic is null && l.Error is null ? l with { HasTraffic = true } : l)];

    private static IEnumerable<string> Sequences(string kinds, int longest) => Enumerable.Range(0, longest + 1)
        .SelectMany(length => Enumerable.Range(0, length).Aggregate((IEnumerable<string>)[string.Empty], (all, _) => all.SelectMany(s => kinds.Select(k => s + k))));

    private static IEnumerable<MetricPolicy> Policies(int length)
    {
        foreach (int failures in new[] { 0, 2 })
        {
            foreach (int inconclusives in new[] { 0, 2, 9 })
            {
                foreach (int? inARow in new int?[] { null, 1 })
                {
                    yield return new MetricPolicy
                    {
                        WarnAbove = 0.01,
                        FailAbove = 0.05,
                        HasGuard = true,
                        Count = Math.Max(1, length / 2),
                        FailureLimit = failures,
                        InconclusiveLimit = inconclusives,
                        ConsecutiveFailureLimit = inARow,
                        ConsecutiveErrorLimit = 1,
                    };
                }
            }
        }
    }
}
