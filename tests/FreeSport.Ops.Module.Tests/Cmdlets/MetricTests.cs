using System.Text.Json;

namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsMetric as a person meets it.</summary>
public sealed class MetricTests : IDisposable
{
    private readonly MonitorDouble _monitor = new();
    private readonly SampleRepository _repository = SampleRepository.Empty();

    public MetricTests()
    {
        _repository.Git("init", "-q");
        Configure("[{ name: errors, query: errors_ratio, warnAbove: 0.01, failAbove: 0.05 }, { name: latency, query: p95, successWhen: < 2 }, { name: load, query: load, failAbove: 90, informational: true }]");
        (_monitor.Values["errors_ratio"], _monitor.Values["p95"], _monitor.Values["load"]) = ("0.001", "0.4 1.5", "97");
    }

    [Fact]
    public void The_metrics_of_an_environment_are_measured_and_recorded_and_all_series_count()
    {
        using Engine engine = new(_repository.Folder);

        EngineResult good = engine.Run("$all = Test-FsMetric -Environment production; $all | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.State) $($_.Value) $($_.Threshold) $($_.Series)\" }");
        _monitor.Values["p95"] = "0.4 2.5 1.9";
        EngineResult bad = engine.Run("(Test-FsMetric l*, err* -Environment production -LiteralPath .) | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.Value) $($_.Series)\" }");

        Assert.Equal(["errors Passed Passed 0.001 0.01 {instance=\"0\"}", "latency Passed Passed 1.5 2 {instance=\"1\"}", "load Skipped Failed 97 90 {instance=\"0\"}"], good.Output.Select(static o => o.ToString()));
        Assert.Equal(["latency Failed 2.5 {instance=\"1\"}", "load Skipped 97 {instance=\"0\"}", "errors Passed 0.001 {instance=\"0\"}"], bad.Output.Select(static o => o.ToString()));

        EngineResult recorded = engine.Run("(Get-FsEvidence).Subjects | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.Summary)\" }; (Get-FsEvidence)[0].Environment");
        Assert.Contains("latency Failed 2.5 > 2 {instance=\"1\"}", recorded.Output.Select(static o => o.ToString()));
        Assert.Equal("production", recorded.Output[^1].ToString());
    }

    [Theory]
    [InlineData("errors", "0.001", true)]
    [InlineData("errors", "0.02", false)]
    [InlineData("errors", "0.9", false)]
    [InlineData("errors", "NaN", false)]
    [InlineData("errors", "0.001 NaN", false)]
    [InlineData("errors", "-Inf", false)]
    [InlineData("load", "1", false)]
    public void Quiet_is_true_only_where_all_that_decides_passed(string name, string values, bool expected)
    {
        (_monitor.Values["errors_ratio"], _monitor.Values["load"]) = (values, values);
        using Engine engine = new(_repository.Folder);

        Assert.Equal(expected, Assert.Single(engine.Run($"Test-FsMetric {name} -Quiet").Output).BaseObject);
    }

    [Fact]
    public void What_says_nothing_is_inconclusive_and_names_why()
    {
        using Engine engine = new(_repository.Folder);
        const string Asked = "Test-FsMetric x -Query {0} -Monitor prometheus {1} | ForEach-Object {{ \"$($_.Outcome) $($_.Reason)\" }}";
        string Outcome(string query, string more) => Assert.Single(engine.Run(string.Format(System.Globalization.CultureInfo.InvariantCulture, Asked, query, more)).Output).ToString();
        (_monitor.Values["some"], _monitor.Values["traffic"], _monitor.Values["none"]) = ("1", "5", "0");

        Assert.Equal("Inconclusive NoData", Outcome("nothing", "-FailAbove 1"));
        Assert.Equal("Inconclusive NoCondition", Outcome("some", string.Empty));
        Assert.Equal("Passed Condition", Outcome("nothing", "-FailAbove 1 -WhenEmpty zero -Guard traffic"));
        Assert.Equal("Inconclusive NoTraffic", Outcome("nothing", "-FailAbove 1 -WhenEmpty zero -Guard none"));
        Assert.Equal("Inconclusive NoTraffic", Outcome("nothing", "-FailAbove 1 -WhenEmpty zero -Guard nothing"));
        Assert.Equal("Inconclusive Contradiction", Outcome("nothing", "-FailAbove 1 -WhenEmpty zero"));
        Assert.Equal("Inconclusive NoBaseline", Outcome("some", "-BaselineRatio 2"));
        Assert.Equal("Passed Baseline", Outcome("some", "-BaselineRatio 2 -Since 30m -BaselineOver 10m"));
        Assert.Equal("Passed Condition", Outcome("some", "-FailAbove 1 -Range 10m -Step 1m -MinSamples 11"));
        _monitor.Warning = "one store is away";
        Assert.Equal("Inconclusive PartialData", Outcome("some", "-FailAbove 1"));
    }

    [Fact]
    public void Queries_come_down_the_pipeline_as_texts_and_by_the_properties_of_objects()
    {
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run(
            "'p95', 'errors_ratio' | Test-FsMetric -FailAbove 1 | ForEach-Object { \"$($_.Name) $($_.Outcome)\" }; "
            + "[pscustomobject]@{ Name = 'slow'; Query = 'p95'; SuccessWhen = '< 1'; Environment = 'production'; Monitor = 'prometheus' } | Test-FsMetric | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.Environment)\" }; "
            + "$first = Test-FsMetric latency; $first | Test-FsMetric | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.Condition)\" }; "
            + "[pscustomobject]@{ Name = 'errors' }, [pscustomobject]@{ Name = 'latency' } | Test-FsMetric -Quiet; "
            + "[FreeSport.Ops.FsDeployment]@{ Environment = 'production'; CreatedAt = [datetime]::UtcNow.AddMinutes(-30) } | Test-FsMetric e*, lat* | ForEach-Object { \"$($_.Name) $($_.Outcome) $($_.Environment)\" }; "
            + "Get-Date | Test-FsMetric");

        Assert.StartsWith("MetricInputWrong,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(["p95 Failed", "errors_ratio Passed", "slow Failed production", "latency Passed success < 2", "True", "errors Passed production", "latency Passed production"], result.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void What_is_wrong_has_its_error_id_and_a_monitor_that_cannot_be_asked_is_no_pass()
    {
        using Engine engine = new(_repository.Folder);

        EngineResult unknown = engine.Run("Test-FsMetric latancy, errors | ForEach-Object Name");
        Assert.Equal("MetricUnknown", unknown.ErrorId);
        Assert.Equal(["errors"], unknown.Output.Select(static o => o.ToString()));
        Assert.Equal([false], engine.Run("Test-FsMetric latancy, errors -Quiet -ErrorAction SilentlyContinue").Output.Select(static o => o.BaseObject));
        Assert.Equal("EnvironmentUnknown", engine.Run("Test-FsMetric -Environment staging").ErrorId);
        Assert.Equal("SinceUnknown", engine.Run("Test-FsMetric errors -Since yestermorning").ErrorId);
        Assert.Equal("SinceUnknown", engine.Run("Test-FsMetric errors -Since 0123456789abcdef").ErrorId);
        Assert.Equal("Inconclusive Error", engine.Run("Test-FsMetric errors -Monitor elsewhere | ForEach-Object { \"$($_.Outcome) $($_.Reason)\" }").Output.Single().ToString());
        Assert.Equal("Inconclusive Error", engine.Run("Test-FsMetric errors -Url 'not an address' | ForEach-Object { \"$($_.Outcome) $($_.Reason)\" }").Output.Single().ToString());
        Configure("[]");
        Assert.Equal(["Inconclusive", "False"], engine.Run("(Test-FsMetric -Environment production).Outcome; Test-FsMetric -Environment production -Quiet").Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void NaN_and_infinity_survive_the_view_clixml_and_json()
    {
        _monitor.Values["odd"] = "NaN";
        _monitor.Values["high"] = "+Inf";
        _monitor.Values["low"] = "-Inf";
        using Engine engine = new(_repository.Folder);
        engine.Run("$all = 'odd', 'high', 'low' | Test-FsMetric -FailAbove 1 -Count 2 -Interval 1ms -InconclusiveLimit 5 -FailureLimit 5");

        string shown = engine.Show("$all");
        Assert.Equal(["NaN / 1", "+Inf > 1", "-Inf < 1"], new[] { "NaN / 1", "+Inf > 1", "-Inf < 1" }.Where(t => shown.Contains(t, StringComparison.Ordinal)));

        EngineResult back = engine.Run("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($all, 4)) | ForEach-Object { [double]::IsNaN($_.Value); [double]::IsInfinity($_.Value); [double]::IsInfinity($_.Points[1].Value) }");
        Assert.Equal([true, false, false, false, true, true, false, true, true], back.Output.Select(static o => o.BaseObject));

        using JsonDocument json = JsonDocument.Parse(engine.Run("ConvertTo-Json -InputObject @($all) -Depth 5 -EnumsAsStrings").Output.Single().ToString());
        Assert.Equal(["NaN", "Infinity", "-Infinity"], json.RootElement.EnumerateArray().Select(static m => m.GetProperty("Value").ToString()));
        Assert.Equal("Infinity", json.RootElement[1].GetProperty("Points")[1].GetProperty("Value").ToString());
        Assert.Equal(["Inconclusive", "Failed", "Inconclusive"], json.RootElement.EnumerateArray().Select(static m => m.GetProperty("State").GetString()));
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _repository.Dispose();
    }

    private void Configure(string metrics) => _repository.Write("freesport.ops.yml", _monitor.Configuration(metrics));
}
