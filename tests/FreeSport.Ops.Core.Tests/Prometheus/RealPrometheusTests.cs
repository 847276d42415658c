using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Tests.Prometheus;

public sealed class RealPrometheusTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly RecordingHost _host = new();

    [Fact]
    public async Task A_real_server_is_understood()
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string past = "# TYPE jobs gauge\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"jobs{{queue=\"a\"}} {i} {now - 600 + (i * 30)}\n"));
        using PrometheusServer server = await PrometheusServer.StartAsync(openMetrics: past);
        using PrometheusClient client = new(Address(server.Url), Timeout, _host);

        DateTimeOffset time = await client.ReadTimeAsync(Cancel.Token);
        PrometheusResult instant = await client.QueryAsync("jobs", at: null, Cancel.Token);
        PrometheusResult range = await client.QueryRangeAsync("jobs", new PrometheusRange(time.AddMinutes(-9), time.AddMinutes(-1), TimeSpan.FromSeconds(30)), Cancel.Token);
        PrometheusResult long_ = await client.QueryRangeAsync("jobs", new PrometheusRange(time.AddSeconds(-15_000), time, TimeSpan.FromSeconds(1)), Cancel.Token);
        PrometheusResult odd = await client.QueryAsync("0 * vector(1) / 0", at: null, Cancel.Token);

        Assert.InRange((time - DateTimeOffset.UtcNow).TotalSeconds, -60, 60);
        Assert.Equal("jobs{queue=\"a\"}", Assert.Single(instant.Series).ToString());
        Assert.Equal(17, Assert.Single(range.Series).Samples.Count);
        Assert.InRange(Assert.Single(long_.Series).Samples.Count, 560, 900);
        Assert.True(double.IsNaN(Assert.Single(odd.Series).Samples[0].Value));
        Assert.Empty((await client.QueryAsync("nothing_at_all", at: null, Cancel.Token)).Series);
        Assert.Empty(await client.ReadAlertsAsync(Cancel.Token));
        Assert.Empty(await client.ReadRulesAsync(Cancel.Token));
        Assert.Empty(await client.ReadTargetsAsync(Cancel.Token));
        Assert.Equal("MetricQueryInvalid", (await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("sum(", at: null, Cancel.Token))).Failure.ErrorId);
        Assert.Equal("MetricQueryFailed", (await Assert.ThrowsAsync<OpsException>(() => client.QueryAsync("label_replace(vector(1), \"a\", \"b\", \"c\", \"(\")", at: null, Cancel.Token))).Failure.ErrorId);
        await client.ReloadAsync(Cancel.Token);
    }

    [Fact]
    public async Task A_rule_that_fires_reaches_Alertmanager_and_a_silence_hides_it_there()
    {
        using AlertmanagerServer alertmanager = await AlertmanagerServer.StartAsync();
        TempFolder folder = new();
        folder.Write("rules.yml", "groups: [ { name: g, rules: [ { alert: Always, expr: vector(1) > 0, labels: { severity: page } }, { alert: Later, expr: vector(1) > 0, for: 1h } ] } ]");
        using PrometheusServer server = await PrometheusServer.StartAsync(
            $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [ {{folder.At("rules.yml")}} ]
            alerting: { alertmanagers: [ { static_configs: [ { targets: [ "{{alertmanager.Url["http://".Length..]}}" ] } ] } ] }
            """,
            folder: folder);
        using PrometheusClient prometheus = new(Address(server.Url), Timeout, _host);
        using AlertmanagerClient client = new(Address(alertmanager.Url), Timeout, _host);

        await Until.TrueAsync(async () => (await client.ReadAlertsAsync(Cancel.Token)).Count == 1, "the alert arrives");
        string id = await client.SetSilenceAsync(
            new(Id: null, [new("alertname", "Always"), new("severity", "p.+", IsRegex: true)], DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(5), "tests", "a test"), Cancel.Token);
        await Until.TrueAsync(async () => (await client.ReadAlertsAsync(Cancel.Token))[0].State == "suppressed", "the silence hides it");

        AlertmanagerAlert alert = Assert.Single(await client.ReadAlertsAsync(Cancel.Token));
        Assert.Equal([id], alert.SilencedBy);
        Assert.Equal("Always", alert.Labels["alertname"]);
        Assert.Equal(["nobody"], alert.Receivers);
        IReadOnlyList<PrometheusAlert> alerts = await prometheus.ReadAlertsAsync(Cancel.Token);
        Assert.Equal([("Always", true), ("Later", false)], alerts.Select(static a => (a.Labels["alertname"], a.IsFiring)).Order());
        PrometheusRule rule = (await prometheus.ReadRulesAsync(Cancel.Token))[0];
        Assert.Equal(("g", "Always", "ok", "firing"), (rule.Group, rule.Name, rule.Health, rule.State));
        Assert.Equal(alertmanager.Url + "/api/v2/alerts", Assert.Single(await prometheus.ReadAlertmanagersAsync(Cancel.Token)));

        AlertmanagerSilence silence = await client.ReadSilenceAsync(id, Cancel.Token);
        Assert.Equal(["alertname=\"Always\"", "severity=~\"p.+\""], silence.Matchers.Select(static m => m.ToString()).Order());
        await client.ExpireSilenceAsync(id, Cancel.Token);
        Assert.Equal("expired", Assert.Single(await client.ReadSilencesAsync(Cancel.Token)).State);
        Assert.NotEmpty((await client.ReadStatusAsync(Cancel.Token)).Version);

        folder.Write("rules.yml", "groups: [ { name: g, rules: [ { alert: Always, expr: 'vector(' } ] } ]");
        Assert.Equal("MonitorRejected", (await Assert.ThrowsAsync<OpsException>(() => prometheus.ReloadAsync(Cancel.Token))).Failure.ErrorId);
        Assert.Equal(2, (await prometheus.ReadRulesAsync(Cancel.Token)).Count);
    }

    private static MonitorAddress Address(string url) => MonitorAddress.Of("monitor", url, new SecretRedactor());
}
