namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Test-FsRegression as a person meets it.</summary>
public sealed class RegressionTests : IDisposable
{
    private readonly MonitorDouble _monitor = new();
    private readonly SampleRepository _repository = SampleRepository.Empty();

    public RegressionTests()
    {
        _repository.Git("init", "-q");
        _repository.Write("freesport.ops.yml", _monitor.Configuration("[{ name: errors, query: errors_ratio, failAbove: 0.05 }]"));
        _monitor.Values["errors_ratio"] = "0.01";
    }

    [Fact]
    public void Alerts_and_metrics_of_the_environment_decide_and_the_verdict_is_recorded()
    {
        using Engine engine = new(_repository.Folder);
        const string Run = "Test-FsRegression production -Since 10m | ForEach-Object { \"$($_.Outcome) $($_.Reasons -join '; ')\" }";

        string good = engine.Run(Run).Output.Single().ToString();
        _monitor.Alerts = $"[{MonitorDouble.Alert("Burning", DateTime.UtcNow.AddMinutes(-2))},{MonitorDouble.Alert("Old", DateTime.UtcNow.AddHours(-2))}]";
        _monitor.Values["errors_ratio"] = "0.2";
        string bad = engine.Run(Run).Output.Single().ToString();

        Assert.Equal("Passed ", good);
        Assert.StartsWith("Failed Burning: fires since ", bad, StringComparison.Ordinal);
        Assert.Contains("errors: 0.2 > 0.05", bad, StringComparison.Ordinal);
        Assert.DoesNotContain("Old", bad, StringComparison.Ordinal);
        Assert.Equal(["Failed", "Passed"], engine.Run("Get-FsEvidence | Where-Object { $_.Subjects.Name -eq 'production' } | ForEach-Object { $_.Subjects[0].Outcome }").Output.Select(static o => o.ToString()));
        Assert.Equal([false], engine.Run("Test-FsRegression production -Since 10m -Quiet").Output.Select(static o => o.BaseObject));
    }

    [Fact]
    public void Metrics_that_are_piped_count_as_they_were_recorded_after_the_change()
    {
        using Engine engine = new(_repository.Folder);
        const string Verdict = " | ForEach-Object { \"$($_.Outcome) $(@($_.Reasons)[0])\" }";

        string good = engine.Run($"Test-FsMetric errors | Test-FsRegression -Since 10m -OnlyNamed{Verdict}").Output.Single().ToString();
        string early = engine.Run($"$old = Test-FsMetric errors; $old | Test-FsRegression -Since ([datetime]::UtcNow) -SettlingMinutes 0 -OnlyNamed{Verdict}").Output.Single().ToString();
        _monitor.Values["errors_ratio"] = "NaN";
        string nothing = engine.Run($"$nan = Test-FsMetric errors; $nan | Test-FsRegression -Since 10m -OnlyNamed{Verdict}").Output.Single().ToString();
        _monitor.Values["errors_ratio"] = "0.2";
        string bad = engine.Run($"Test-FsMetric errors | Test-FsRegression -Since 10m -OnlyNamed{Verdict}").Output.Single().ToString();
        string forged = engine.Run($"$nan.Outcome = 'Passed'; $nan | Test-FsRegression -Since 10m -OnlyNamed{Verdict}").Output.Single().ToString();
        string made = engine.Run($"[FreeSport.Ops.FsMetric]@{{ Subject = 'errors'; Outcome = 'Passed' }} | Test-FsRegression -Since 10m -OnlyNamed{Verdict}").Output.Single().ToString();

        Assert.Equal("Passed ", good);
        Assert.StartsWith("Inconclusive errors: Nothing of it is recorded after the change", early, StringComparison.Ordinal);
        Assert.StartsWith("Inconclusive errors: NaN", nothing, StringComparison.Ordinal);
        Assert.StartsWith("Failed errors: 0.2 > 0.05", bad, StringComparison.Ordinal);
        Assert.StartsWith("Inconclusive errors: NaN", forged, StringComparison.Ordinal);
        Assert.StartsWith("Inconclusive errors: Nothing of it is recorded", made, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deployment_tells_environment_and_time()
    {
        _monitor.Alerts = $"[{MonitorDouble.Alert("Burning", DateTime.UtcNow.AddMinutes(-20))}]";
        using Engine engine = new(_repository.Folder);
        string Outcome(int minutes) => engine.Run($"[FreeSport.Ops.FsDeployment]@{{ Environment = 'production'; CreatedAt = [datetime]::UtcNow.AddMinutes(-{minutes}) }} | Test-FsRegression | ForEach-Object {{ \"$($_.Environment) $($_.Outcome)\" }}").Output.Single().ToString();

        Assert.Equal("production Failed", Outcome(30));
        Assert.Equal("production Passed", Outcome(10));
        Assert.Equal("production Inconclusive", Outcome(1));
    }

    [Fact]
    public void An_environment_that_only_an_alertmanager_watches_is_asked_there()
    {
        _repository.Write("freesport.ops.yml", $"environments: {{ production: {{ kind: production }} }}\nmonitoring:\n  - {{ name: alertmanager, kind: alertmanager, url: \"{_monitor.Url}\" }}\n");
        _monitor.RoutedAlerts = $$"""[{"labels":{"alertname":"Burning"},"annotations":{},"fingerprint":"f1","startsAt":"{{DateTime.UtcNow.AddMinutes(-4):yyyy-MM-dd'T'HH:mm:ss'Z'}}","endsAt":"2999-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z","status":{"state":"active","silencedBy":[],"inhibitedBy":[]},"receivers":[]}]""";
        using Engine engine = new(_repository.Folder);

        Assert.Equal(["Failed Burning"], engine.Run("Test-FsRegression production -Since 10m | ForEach-Object { \"$($_.Outcome) $($_.Reasons[0].Subject)\" }").Output.Select(static o => o.ToString()));
    }

    /// <summary>What decides nothing is no evidence that all is well.</summary>
    [Fact]
    public void A_monitor_without_rules_and_a_metric_that_decides_nothing_are_no_pass()
    {
        _repository.Write("freesport.ops.yml", _monitor.Configuration("[{ name: load, query: errors_ratio, failAbove: 0.05, informational: true }]"));
        _monitor.Rules = "[]";
        using Engine engine = new(_repository.Folder);

        EngineResult none = engine.Run("(Test-FsRegression production -Since 10m).Outcome; (Test-FsMetric load | Test-FsRegression -Since 10m -OnlyNamed).Outcome");
        _monitor.Rules = """[{"type":"alerting","name":"Burning","query":"x","duration":0,"labels":{},"annotations":{},"state":"inactive","health":"err","lastError":"many-to-many"}]""";
        EngineResult blind = engine.Run("Test-FsRegression production -Since 10m | ForEach-Object { \"$($_.Outcome) $($_.Reasons[0])\" }");
        _repository.Write("freesport.ops.yml", _monitor.Configuration("[{ name: load, query: errors_ratio, failAbove: 0.05, informational: true }, { name: errors, query: errors_ratio, failAbove: 0.05 }]"));
        _monitor.Rules = "[]";
        EngineResult measured = engine.Run("(Test-FsRegression production -Since 10m).Outcome; (Test-FsMetric | Test-FsRegression -Since 10m -OnlyNamed).Outcome");

        Assert.Equal(["Inconclusive", "Inconclusive"], none.Output.Select(static o => o.ToString()));
        Assert.Equal(["Inconclusive Burning: its rule cannot be evaluated: many-to-many"], blind.Output.Select(static o => o.ToString()));
        Assert.Equal(["Passed", "Passed"], measured.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void What_is_wrong_has_its_error_id()
    {
        using Engine engine = new(_repository.Folder);

        Assert.Equal("RegressionWithoutTime", engine.Run("Test-FsRegression production").ErrorId);
        Assert.Equal("EnvironmentUnknown", engine.Run("Test-FsRegression stagin -Since 10m").ErrorId);
        Assert.Equal("SinceUnknown", engine.Run("Test-FsRegression production -Since yestermorning").ErrorId);
        Assert.Equal("RegressionTooEarly", engine.Run("Test-FsRegression production -Since ([datetime]::UtcNow.AddHours(1))").ErrorId);
        Assert.Equal("LogNotFound", engine.Run("Test-FsRegression -Since 10m -LogPath nowhere.log").ErrorId);
        Assert.Equal("RegressionInputWrong", engine.Run("Get-Date | Test-FsRegression -Since 10m -OnlyNamed").ErrorId);
        Assert.Equal(["Inconclusive"], engine.Run("(Test-FsRegression -Since 10m -OnlyNamed).Outcome").Output.Select(static o => o.ToString()));
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _repository.Dispose();
    }
}
