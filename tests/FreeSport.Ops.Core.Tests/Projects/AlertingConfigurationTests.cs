using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

public sealed class AlertingConfigurationTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public void Alerts_are_read_whole_and_without_a_warning()
    {
        ProjectConfiguration read = Read(
            """
            monitoring:
              - { name: prom, kind: prometheus, url: "http://127.0.0.1:9090", tokenFrom: FSOPS_PROM, datasource: abc }
              - { name: site, kind: health, url: "https://freesport.example/api/v1/health/", userFrom: A, passwordFrom: B }
            alerts:
              prometheus: { file: "monitoring/{environment}/rules.yml", seenAs: /etc/prometheus/rules.yml, reloadCommand: [docker, kill, -s, HUP, prometheus] }
              alertmanager: { monitor: am, file: monitoring/alertmanager.yml }
              interval: 15s
              testMaxAge: 12h
              watchdog: { name: Alive, receiver: snitch, repeat: 2m }
              rules:
                - name: ApiErrors
                  expr: 'job:http_errors:ratio5m > 0.05'
                  for: 5m
                  severity: critical
                  summary: { en: Errors, ru: Ошибки }
                  labels: [team=ops, note=a=b]
                  environments: [production]
                - { name: Short, expr: up == 0, severity: info, summary: Down }
              receivers:
                - { name: team-slack, kind: slack, addressFile: /run/secrets/slack, channel: "#devops", severities: [critical], language: ru }
                - { name: mail, kind: email, to: [a@freesport.example, b@freesport.example], from: c@freesport.example, server: "mail.freesport.example:587", user: u, passwordFrom: SMTP, requireTls: false }
                - { name: snitch, kind: webhook, address: "http://127.0.0.1:9000/ping", confirm: { url: "http://127.0.0.1:9000/last", tokenFrom: T } }
            """);

        Assert.Empty(_host.Warnings);
        Assert.Equal(("prometheus", "FSOPS_PROM", "abc"), (read.Monitors[0].Kind, read.Monitors[0].TokenFrom, read.Monitors[0].Datasource));
        Assert.Equal(("health", "A", "B"), (read.Monitors[1].Kind, read.Monitors[1].UserFrom, read.Monitors[1].PasswordFrom));
        AlertingDefinition alerts = read.Alerting!;
        Assert.Equal(["docker", "kill", "-s", "HUP", "prometheus"], alerts.Prometheus!.ReloadCommand);
        Assert.Equal(("am", "monitoring/alertmanager.yml"), (alerts.Alertmanager!.Monitor, alerts.Alertmanager.File));
        Assert.Equal(("15s", TimeSpan.FromHours(12), new AlertWatchdogDefinition("Alive", "snitch", "2m")), (alerts.Interval, alerts.TestMaxAge, alerts.Watchdog));
        Assert.Equal(("ApiErrors", "5m", "critical", "Errors", "Ошибки"), (alerts.Rules[0].Name, alerts.Rules[0].For, alerts.Rules[0].Severity, alerts.Rules[0].Summary, alerts.Rules[0].RussianSummary));
        Assert.Equal(("ops", "a=b"), (alerts.Rules[0].Labels["team"], alerts.Rules[0].Labels["note"]));
        Assert.Equal(("Down", null, null), (alerts.Rules[1].Summary, alerts.Rules[1].RussianSummary, alerts.Rules[1].For));
        Assert.Equal(("/run/secrets/slack", "#devops", "ru"), (alerts.Receivers[0].AddressFile, alerts.Receivers[0].Channel, alerts.Receivers[0].Language));
        Assert.Equal(("SMTP", false, "mail.freesport.example:587"), (alerts.Receivers[1].SecretFrom, alerts.Receivers[1].RequireTls, alerts.Receivers[1].Server));
        Assert.Equal(("http://127.0.0.1:9000/last", "T"), (alerts.Receivers[2].ConfirmUrl, alerts.Receivers[2].ConfirmTokenFrom));
    }

    [Theory]
    [InlineData("rules: [ { name: A, expr: up == 0, severity: fatal, summary: x } ]", "severity")]
    [InlineData("rules: [ { name: A, expr: up == 0, severity: info, summary: x, for: 5 minutes } ]", "for")]
    [InlineData("rules: [ { name: A, severity: info, summary: x } ]", "expr")]
    [InlineData("receivers: [ { name: a b, kind: slack } ]", "name")]
    [InlineData("receivers: [ { name: a, kind: pager } ]", "kind")]
    [InlineData("prometheus: { seenAs: /etc/x.yml }", "file")]
    public void What_cannot_be_meant_is_refused_with_its_place(string alerts, string key)
    {
        OpsException wrong = Assert.Throws<OpsException>(() => Read("alerts:\n  " + alerts + "\n"));

        Assert.Equal(ErrorIds.ConfigurationInvalid, wrong.Failure.ErrorId);
        Assert.Contains(key, wrong.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("line 2, ", wrong.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_alerts_has_none() => Assert.Null(Read("name: x\n").Alerting);

    private ProjectConfiguration Read(string text) => ConfigurationReader.Read(text, "freesport.ops.yml", _host);
}
