using System.Globalization;
using System.Net;
using System.Text;

using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Metrics;

namespace FreeSport.Ops.Core.Tests.Validation.Metrics;

public sealed class MetricServiceTests
{
    private readonly RecordingHost _host = new();
    private readonly List<TimeSpan> _delays = [];
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    private static MetricDefinition Errors => new("error-rate", "err", WarnAbove: 0.01, FailAbove: 0.05);

    [Fact]
    public async Task A_value_is_asked_for_and_decided_with_threshold_and_series()
    {
        FsMetric metric = await MeasureAsync(Errors, (_, _) => Vector(("backend", "0.0731"), ("frontend", "0.001")));

        Assert.Equal((FsOutcome.Failed, FsMetricState.Failed, 0.0731, 0.05), (metric.Outcome, metric.State, metric.Value, metric.Threshold));
        Assert.Equal("{job=\"backend\"}", metric.Series);
        Assert.Equal("0.0731 > 0.05 {job=\"backend\"}", metric.Summary);
        Assert.Equal(2, metric.SeriesCount);
        Assert.NotNull(metric.Remedy);
    }

    [Fact]
    public async Task An_informational_metric_reports_and_decides_nothing()
    {
        FsMetric metric = await MeasureAsync(Errors with { IsInformational = true }, (_, _) => Vector(("backend", "0.9")));

        Assert.Equal((FsOutcome.Skipped, FsMetricState.Failed, true), (metric.Outcome, metric.State, metric.IsInformational));
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", FsMetricReason.NoData)]
    [InlineData("""{"status":"success","data":{"resultType":"string","result":[1,"0"]}}""", FsMetricReason.NotNumeric)]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"0"]]}]}}""", FsMetricReason.NotNumeric)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{"count":"1"}]}]}}""", FsMetricReason.NotNumeric)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0"]}]}}""", FsMetricReason.OtherTime)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1,"0"]}}""", FsMetricReason.OtherTime)]
    [InlineData("""{"status":"success","warnings":["store is gone"],"data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"0"]}]}}""", FsMetricReason.PartialData)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"NaN"]}]}}""", FsMetricReason.NotFinite)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"-Inf"]}]}}""", FsMetricReason.NotFinite)]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"0"]},{"metric":{},"value":[NOW,"0"]}]}}""", FsMetricReason.DuplicateSeries)]
    public async Task What_says_nothing_is_inconclusive_with_its_reason(string body, FsMetricReason reason)
    {
        FsMetric metric = await MeasureAsync(Errors, (_, _) => new(200, body.Replace("NOW", Now(), StringComparison.Ordinal)));

        Assert.Equal((FsOutcome.Inconclusive, FsMetricState.Inconclusive, reason), (metric.Outcome, metric.State, metric.Reason));
        Assert.NotEmpty(metric.Summary);
        Assert.NotNull(metric.Remedy);
    }

    [Fact]
    public async Task Remarks_on_the_query_do_not_keep_it_from_passing()
    {
        string body = """{"status":"success","warnings":["PromQL info: metric might not be a counter"],"data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"0"]}]}}""".Replace("NOW", Now(), StringComparison.Ordinal);

        Assert.Equal(FsOutcome.Passed, (await MeasureAsync(Errors, (_, _) => new(200, body))).Outcome);
    }

    [Theory]
    [InlineData("3", FsMetricState.Passed, FsMetricReason.Condition)]
    [InlineData("0", FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData("-1", FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData("NaN", FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData("+Inf", FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    [InlineData(null, FsMetricState.Inconclusive, FsMetricReason.NoTraffic)]
    public async Task No_errors_are_zero_only_with_traffic(string? traffic, FsMetricState state, FsMetricReason reason)
    {
        FsMetric metric = await MeasureAsync(
            Errors with { IsEmptyZero = true, Guard = "requests" },
            (query, _) => query == "requests" && traffic is not null ? Vector(("backend", traffic)) : Vector());

        Assert.Equal((state, reason), (metric.State, metric.Reason));
    }

    [Fact]
    public async Task A_guard_with_partial_data_is_none()
    {
        string partial = """{"status":"success","warnings":["store is gone"],"data":{"resultType":"vector","result":[{"metric":{},"value":[NOW,"5"]}]}}""".Replace("NOW", Now(), StringComparison.Ordinal);

        Assert.Equal(
            FsMetricReason.NoTraffic,
            (await MeasureAsync(Errors with { IsEmptyZero = true, Guard = "requests" }, (query, _) => query == "requests" ? new(200, partial) : Vector())).Reason);
    }

    [Fact]
    public async Task Measurements_are_an_interval_apart_and_end_with_the_first_that_is_too_many()
    {
        int asked = 0;

        FsMetric metric = await MeasureAsync(
            Errors with { Count = 9, Interval = TimeSpan.FromMinutes(1), FailureLimit = 1 }, (_, _) => Vector(("a", ++asked is 2 or 4 ? "0.9" : "0")));

        Assert.Equal((FsMetricState.Failed, 4, 2), (metric.State, metric.Points.Length, metric.FailedCount));
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromMinutes(1), 3), _delays);
    }

    [Fact]
    public async Task Errors_are_borne_so_many_times_in_a_row_and_are_no_measurements()
    {
        int asked = 0;
        FsMetric good = await MeasureAsync(Errors with { Count = 2 }, (_, _) => ++asked % 3 == 0 ? Vector(("a", "0")) : new(503, "starting"));
        FsMetric bad = await MeasureAsync(Errors, (_, _) => new(503, "starting"));

        Assert.Equal((FsMetricState.Passed, 4, 2), (good.State, good.ErrorCount, good.PassedCount));
        Assert.Equal((FsMetricState.Error, FsOutcome.Inconclusive, 5), (bad.State, bad.Outcome, bad.ErrorCount));
        Assert.Contains("starting", bad.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_waiting_helps_against_ends_it_at_once()
    {
        FsMetric metric = await MeasureAsync(Errors, (_, _) => new(400, """{"status":"error","errorType":"bad_data","error":"parse error"}"""));

        Assert.Equal((FsMetricState.Error, 1), (metric.State, metric.ErrorCount));
        Assert.Empty(_delays);
    }

    [Fact]
    public async Task Whoever_asks_to_be_left_alone_is()
    {
        int asked = 0;

        await MeasureAsync(Errors, (_, _) => ++asked == 1 ? new(429, "slow down", [("Retry-After", "20")]) : Vector(("a", "0")));

        Assert.Equal([TimeSpan.FromSeconds(20)], _delays);
    }

    [Fact]
    public async Task Every_moment_of_a_range_counts_also_those_without_a_value()
    {
        MetricDefinition range = Errors with { Range = TimeSpan.FromMinutes(10), Step = TimeSpan.FromMinutes(1) };

        FsMetric whole = await MeasureAsync(range, static (_, form) => Matrix(form, static _ => "0.001"));
        FsMetric gap = await MeasureAsync(range, static (_, form) => Matrix(form, static i => i == 4 ? null : "0.001"));
        FsMetric borne = await MeasureAsync(range with { InconclusiveLimit = 1 }, static (_, form) => Matrix(form, static i => i == 4 ? null : "0.001"));
        FsMetric bad = await MeasureAsync(range, static (_, form) => Matrix(form, static i => i == 4 ? "0.9" : "0.001"));
        FsMetric nothing = await MeasureAsync(range, static (_, form) => Matrix(form, static _ => null));

        Assert.Equal((FsMetricState.Passed, 11), (whole.State, whole.Points.Length));
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoData), (gap.State, gap.Reason));
        Assert.Equal(FsMetricState.Passed, borne.State);
        Assert.Equal((FsMetricState.Failed, 1), (bad.State, bad.FailedCount));
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoData), (nothing.State, nothing.Reason));
    }

    [Fact]
    public async Task Values_that_were_not_asked_for_say_nothing()
    {
        FsMetric metric = await MeasureAsync(
            Errors with { Range = TimeSpan.FromMinutes(10), Step = TimeSpan.FromMinutes(1) },
            static (_, _) => new(200, """{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"0"],[2,"0"],[3,"0"]]}]}}"""));

        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.OtherTime), (metric.State, metric.Reason));
    }

    [Fact]
    public async Task A_monitor_whose_clock_goes_wrong_is_asked_by_its_own()
    {
        DateTimeOffset there = DateTimeOffset.UtcNow.AddHours(2);
        List<double> ends = [];

        FsMetric metric = await MeasureAsync(
            Errors with { Range = TimeSpan.FromMinutes(10), Step = TimeSpan.FromMinutes(1) },
            (_, form) =>
            {
                ends.Add(double.Parse(form["end"], CultureInfo.InvariantCulture));
                return Matrix(form, _ => Math.Abs(ends[^1] - there.ToUnixTimeSeconds()) < 120 ? "0.001" : null) with { Headers = [("Date", there.ToString("r", CultureInfo.InvariantCulture))] };
            });

        Assert.Equal(2, ends.Count);
        Assert.Equal(FsMetricState.Passed, metric.State);
        Assert.Contains("7200 s", Assert.Single(metric.Notes).Replace("7199", "7200", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_before_the_change_is_held_against_what_came_after()
    {
        DateTimeOffset change = _now.AddMinutes(-20);
        MetricDefinition metric = new("errors", "err", WarnAbove: null, FailAbove: null)
        {
            Step = TimeSpan.FromMinutes(1),
            Baseline = new BaselineDefinition { Over = TimeSpan.FromMinutes(15), Ratio = 2 },
        };

        FsMetric worse = await MeasureAsync(metric, (_, form) => Matrix(form, i => Begin(form) + (i * 60) < change.ToUnixTimeSeconds() ? "0.0001" : "0.0003"), change);
        FsMetric same = await MeasureAsync(metric, static (_, form) => Matrix(form, static _ => "0.0001"), change);
        FsMetric unsaid = await MeasureAsync(metric, static (_, form) => Matrix(form, static _ => "0.0001"));
        FsMetric missing = await MeasureAsync(metric, (_, form) => Matrix(form, i => Begin(form) + (i * 60) < change.ToUnixTimeSeconds() ? null : "0.0001"), change);

        Assert.Equal((FsMetricState.Failed, FsMetricReason.Baseline), (worse.State, worse.Reason));
        Assert.Equal(15, Assert.Single(worse.Baseline).BeforeCount);
        Assert.InRange(worse.Baseline[0].AfterCount, 15, 16);
        Assert.Equal(0.0003, worse.Value!.Value, 1e-9);
        Assert.Equal(FsMetricState.Passed, same.State);
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoBaseline), (unsaid.State, unsaid.Reason));
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoBaseline), (missing.State, missing.Reason));
    }

    [Theory]
    [InlineData("result[0] < 1", 1, null)]
    [InlineData("< 1", 3, 10)]
    public async Task A_definition_that_decides_nothing_asks_nobody(string success, int count, int? rangeMinutes)
    {
        int asked = 0;

        FsMetric metric = await MeasureAsync(
            new MetricDefinition("m", "q", null, null) { SuccessWhen = success, Count = count, Range = rangeMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null },
            (_, _) => Vector(("a", (++asked).ToString(CultureInfo.InvariantCulture))));

        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.Contradiction, 0), (metric.State, metric.Reason, asked));
    }

    [Fact]
    public async Task A_real_server_is_measured_at_present_and_over_time()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string past = "# TYPE err gauge\n" + string.Concat(Enumerable.Range(0, 80).Select(i => $"err{{job=\"a\"}} {(i < 60 ? "0.001" : "0.08")} {now - 1200 + (i * 15)}\n"));
        using PrometheusServer server = await PrometheusServer.StartAsync(openMetrics: past);
        MonitorAddress address = MonitorAddress.Of("prometheus", server.Url, new SecretRedactor());
        MetricService service = new(_host, MetricClock.Real, TimeSpan.FromSeconds(30));

        FsMetric present = await service.MeasureAsync(new MetricRequest(Errors, null, address), since: null, Cancel.Token);
        FsMetric range = await service.MeasureAsync(new MetricRequest(Errors with { Range = TimeSpan.FromMinutes(15), Step = TimeSpan.FromSeconds(15) }, null, address), since: null, Cancel.Token);
        FsMetric compared = await service.MeasureAsync(
            new MetricRequest(new MetricDefinition("e", "err", null, null) { Baseline = new BaselineDefinition { Over = TimeSpan.FromMinutes(4), Absolute = 0.01 } }, null, address),
            DateTimeOffset.FromUnixTimeSeconds(now - 300),
            Cancel.Token);
        FsMetric nan = await service.MeasureAsync(new MetricRequest(Errors with { Query = "err * 0 / 0" }, null, address), since: null, Cancel.Token);
        FsMetric none = await service.MeasureAsync(new MetricRequest(Errors with { Query = "nothing" }, null, address), since: null, Cancel.Token);

        Assert.Equal((FsMetricState.Failed, 0.08), (present.State, present.Value));
        Assert.Equal((FsMetricState.Failed, 61), (range.State, range.Points.Length));
        Assert.Equal((FsMetricState.Failed, FsMetricReason.Baseline), (compared.State, compared.Reason));
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NotFinite, true), (nan.State, nan.Reason, double.IsNaN(nan.Value!.Value)));
        Assert.Equal((FsMetricState.Inconclusive, FsMetricReason.NoData), (none.State, none.Reason));
    }

    private async Task<FsMetric> MeasureAsync(MetricDefinition metric, Func<string, IReadOnlyDictionary<string, string>, ScriptedHttp.Answer> answer, DateTimeOffset? since = null)
    {
        using ScriptedHttp http = new(request =>
        {
            using StreamReader body = new(request.InputStream, Encoding.UTF8);
            Dictionary<string, string> form = body.ReadToEnd().Split('&').Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => WebUtility.UrlDecode(p[1]));
            return answer(form["query"], form);
        });
        MetricClock clock = new(() => _now, (time, _) =>
        {
            _delays.Add(time);
            return Task.CompletedTask;
        });
        MonitorAddress address = MonitorAddress.Of("prometheus", "http://" + http.Host, new SecretRedactor());
        return await new MetricService(_host, clock, TimeSpan.FromSeconds(20)).MeasureAsync(new MetricRequest(metric, "production", address), since, Cancel.Token);
    }

    private string Now() => (_now.ToUnixTimeMilliseconds() / 1000.0).ToString(CultureInfo.InvariantCulture);

    private ScriptedHttp.Answer Vector(params (string Job, string Value)[] series) => new(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
        + string.Join(",", series.Select(s => "{\"metric\":{\"job\":\"" + s.Job + "\"},\"value\":[" + Now() + ",\"" + s.Value + "\"]}")) + "]}}");

    private static double Begin(IReadOnlyDictionary<string, string> form) => double.Parse(form["start"], CultureInfo.InvariantCulture);

    private static ScriptedHttp.Answer Matrix(IReadOnlyDictionary<string, string> form, Func<int, string?> value)
    {
        (double start, double end, double step) = (Begin(form), double.Parse(form["end"], CultureInfo.InvariantCulture), double.Parse(form["step"], CultureInfo.InvariantCulture));
        IEnumerable<string> values = Enumerable.Range(0, (int)Math.Round((end - start) / step) + 1)
            .Select(i => value(i) is { } here ? string.Create(CultureInfo.InvariantCulture, $"[{start + (i * step)},\"{here}\"]") : null).OfType<string>();
        string all = string.Join(",", values);
        string series = all.Length == 0 ? string.Empty : "{\"metric\":{},\"values\":[" + all + "]}";
        return new(200, "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + series + "]}}");
    }
}
