using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Validation.Alerts;

namespace FreeSport.Ops.Core.Tests.Validation.Alerts;

/// <summary>A real Prometheus and a real Alertmanager.</summary>
public sealed class AlertReadingTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly RecordingHost _host = new();

    [Fact]
    public async Task What_both_know_of_one_alert_is_put_together_and_a_monitor_that_is_gone_is_an_error()
    {
        using AlertmanagerServer alertmanager = await AlertmanagerServer.StartAsync();
        TempFolder folder = new();
        folder.Write("rules.yml", "groups: [ { name: g, rules: [ { alert: Hidden, expr: vector(1) > 0, labels: { severity: page } }, { alert: Later, expr: vector(1) > 0, for: 1h }, { alert: Loud, expr: vector(1) > 0, annotations: { summary: It burns. } } ] } ]");
        using PrometheusServer server = await PrometheusServer.StartAsync(
            $$"""
            global: { scrape_interval: 1s, evaluation_interval: 1s }
            rule_files: [ {{folder.At("rules.yml")}} ]
            alerting: { alertmanagers: [ { static_configs: [ { targets: [ "{{alertmanager.Url["http://".Length..]}}" ] } ] } ] }
            """,
            folder: folder);
        using AlertmanagerClient client = new(MonitorAddress.Of("alertmanager", alertmanager.Url, new SecretRedactor()), Timeout, _host);
        await Until.TrueAsync(async () => (await client.ReadAlertsAsync(Cancel.Token)).Count == 2, "the alerts arrive");
        string id = await client.SetSilenceAsync(new(Id: null, [new("alertname", "Hidden")], DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddMinutes(5), "tests", "a test"), Cancel.Token);
        await Until.TrueAsync(async () => (await client.ReadAlertsAsync(Cancel.Token)).Any(static a => a.SilencedBy.Count > 0), "the silence hides one");
        using TestRepository repository = TestRepository.Create("shop");
        repository.Write("freesport.ops.yml", $$"""
            environments: { production: { kind: production } }
            monitoring:
              - { name: prometheus, kind: prometheus, url: "{{server.Url}}" }
              - { name: alertmanager, kind: alertmanager, url: "{{alertmanager.Url}}" }
            """);
        repository.Commit("first");

        IReadOnlyList<FsAlert> alerts = await ReadAsync(repository);

        Assert.Equal(
            [("Hidden", FsAlertState.Silenced), ("Later", FsAlertState.Pending), ("Loud", FsAlertState.Firing)],
            alerts.Select(static a => (a.Name, a.State)).OrderBy(static a => a.Name));
        FsAlert hidden = alerts.Single(static a => a.Name == "Hidden");
        Assert.Equal([id], hidden.SilencedBy);
        Assert.Equal(["alertmanager", "prometheus"], hidden.Monitors.Order());
        Assert.Equal("page", hidden.Severity);
        Assert.Equal("It burns.", alerts.Single(static a => a.Name == "Loud").Summary);
        Assert.Empty(_host.Errors);

        server.Kill();
        alerts = await ReadAsync(repository);

        Assert.Equal(2, alerts.Count);
        Assert.Equal("MonitorUnreachable", Assert.Single(_host.Errors).ErrorId);
    }

    [Fact]
    public async Task No_monitor_is_no_silence()
    {
        using TestRepository repository = TestRepository.Create("shop");
        repository.Commit("first");

        OpsException failed = await Assert.ThrowsAsync<OpsException>(() => ReadAsync(repository));

        Assert.Equal("AlertsNotConfigured", failed.Failure.ErrorId);
    }

    private async Task<IReadOnlyList<FsAlert>> ReadAsync(TestRepository repository)
    {
        using OpsSession session = new(_host, repository.Path);
        return await new AlertReading(session, await session.LoadProjectAsync(Cancel.Token), logins: null, Timeout).ReadAsync(environment: null, Cancel.Token);
    }
}
