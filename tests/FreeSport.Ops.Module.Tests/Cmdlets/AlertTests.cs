namespace FreeSport.Ops.Module.Tests.Cmdlets;

/// <summary>Get-FsAlert and the logins of monitors, as a person meets them.</summary>
public sealed class AlertTests : IDisposable
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private readonly MonitorDouble _monitor = new()
    {
        Alerts = $"[{MonitorDouble.Alert("Burning", Now.AddHours(-2))},{MonitorDouble.Alert("Waiting", Now.AddMinutes(-1), state: "pending")},{MonitorDouble.Alert("Hidden", Now.AddMinutes(-5))}]",
        RoutedAlerts = $$"""
            [{"labels":{"alertname":"Hidden","severity":"critical"},"annotations":{},"fingerprint":"f1","startsAt":"{{Now.AddMinutes(-4):yyyy-MM-dd'T'HH:mm:ss'Z'}}","endsAt":"2999-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z",
            "status":{"state":"suppressed","silencedBy":["s1"],"inhibitedBy":[]},"receivers":[{"name":"team"}]}]
            """,
    };

    private readonly SampleRepository _repository = SampleRepository.Empty();

    public AlertTests()
    {
        _repository.Git("init", "-q");
        _repository.Write("freesport.ops.yml", _monitor.Configuration("[{ name: errors, query: errors_ratio, failAbove: 0.05 }]"));
        _monitor.Values["errors_ratio"] = "0.01";
    }

    [Fact]
    public void Alerts_are_told_apart_by_state_name_and_time()
    {
        using Engine engine = new(_repository.Folder);

        EngineResult all = engine.Run("Get-FsAlert | ForEach-Object { \"$($_.Name) $($_.State)\" }");
        EngineResult some = engine.Run("(Get-FsAlert -State Firing, Silenced).Name -join ','; (Get-FsAlert b*, H*).Name -join ','; (Get-FsAlert -Since 10m -Environment production).Name -join ','; (Get-FsAlert Hidden).SilencedBy");

        Assert.Empty(all.Errors);
        Assert.Equal(["Waiting Pending", "Hidden Silenced", "Burning Firing"], all.Output.Select(static o => o.ToString()));
        Assert.Equal(["Hidden,Burning", "Hidden,Burning", "Waiting,Hidden", "s1"], some.Output.Select(static o => o.ToString()));
        Assert.False(Directory.Exists(Path.Combine(_repository.Folder, ".git", "freesport-ops", "ledger")), "it records nothing");
    }

    [Fact]
    public void Since_takes_a_result_and_its_evidence()
    {
        using Engine engine = new(_repository.Folder);

        EngineResult result = engine.Run("$before = Test-FsMetric errors; @(Get-FsAlert -Since $before).Count; @(Get-FsAlert -Since $before.EvidenceId).Count; @(Get-FsAlert -Since (Get-Date).AddMinutes(-3)).Name");

        Assert.Empty(result.Errors);
        Assert.Equal(["0", "0", "Waiting"], result.Output.Select(static o => o.ToString()));
    }

    [Fact]
    public void What_is_wrong_has_its_error_id_and_the_other_monitors_are_read()
    {
        using Engine engine = new(_repository.Folder);

        Assert.Equal("EnvironmentUnknown", engine.Run("Get-FsAlert -Environment stagin").ErrorId);
        Assert.Equal("SinceUnknown", engine.Run("Get-FsAlert -Since yestermorning").ErrorId);
        _repository.Write("freesport.ops.yml", _monitor.Configuration().Replace("kind: prometheus, url: \"" + _monitor.Url, "kind: prometheus, url: \"http://127.0.0.1:1", StringComparison.Ordinal));
        EngineResult half = engine.Run("Get-FsAlert | ForEach-Object Name");
        Assert.Equal("MonitorUnreachable", half.ErrorId);
        Assert.Equal(["Hidden"], half.Output.Select(static o => o.ToString()));
        _repository.Write("freesport.ops.yml", "environments: { production: { kind: production } }");
        Assert.Equal("AlertsNotConfigured", engine.Run("Get-FsAlert").ErrorId);
    }

    // The double says the secret back to whoever knows it, as a monitor behind a careless proxy may.
    [Theory]
    [InlineData("Get-FsAlert", "[pscredential]::new('anna', $word)", "Basic")]
    [InlineData("Get-FsAlert", "@{ prometheus = $word; alertmanager = $word }", "Bearer")]
    [InlineData("Test-FsMetric", "@{ prometheus = $word }", "Bearer")]
    [InlineData("Test-FsRegression production -Since 10m -SettlingMinutes 0", "[pscredential]::new('anna', $word)", "Basic")]
    [InlineData("Test-FsRegression production -Since 10m -SettlingMinutes 0", "@{ prometheus = $word }", "Bearer")]
    public void A_credential_opens_the_monitor_and_is_shown_nowhere(string command, string credential, string scheme)
    {
        Canary word = new("CANARY", "geheim-7Kq/x+9Zt=", "geheim-7Kq", "x+9Zt");
        _monitor.Authorization = scheme == "Bearer" ? "Bearer " + word.Value : "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("anna:" + word.Value));
        _monitor.Alerts = $"[{MonitorDouble.Alert("Burning", Now.AddMinutes(-2), summary: $"Bearer {word.Value} is broken, anna:{word.Value} too")}]";
        using Engine engine = new(_repository.Folder);
        const string Word = "$word = [securestring]::new(); foreach ($c in 'geheim-7Kq/x+9Zt='.ToCharArray()) { $word.AppendChar($c) }; ";

        string locked = Spoken.By(engine, command);
        string open = Spoken.By(engine, $"{Word}{command} -Credential ({credential})");
        string wrong = Spoken.By(engine, $"{Word}{command} -Credential @{{ prometheus = [pscredential]::new('bert', $word) }}");
        string plain = Spoken.By(engine, $"{command} -Credential 'geheim-7Kq/x+9Zt='");

        Assert.Contains(_monitor.Requests, r => r.Header("Authorization") == _monitor.Authorization);
        Assert.DoesNotContain("401", open, StringComparison.Ordinal);
        Assert.Contains("401", locked + wrong, StringComparison.Ordinal);
        string ledger = string.Concat(Directory.EnumerateFiles(_repository.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Empty(word.LeaksIn("the streams", locked + open + wrong + plain).Concat(word.LeaksIn("a file", ledger)));
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _repository.Dispose();
    }
}
