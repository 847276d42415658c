using System.Text.Json.Nodes;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Checkup;
using FreeSport.Ops.Core.Steps.Monitoring.Enabling;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class GrafanaEnablingTests : IDisposable
{
    private const string Rules = "{ name: ApiErrors, expr: 'job:http_errors:ratio5m > 0.05', for: 5m, severity: critical, summary: { en: Errors, ru: Ошибки } }";

    private readonly GrafanaDouble _grafana = new();
    private readonly TempFolder _journal = new();
    private readonly ChecklistProject _project = ChecklistProject.Of("name: x\n");

    public GrafanaEnablingTests() => Configure();

    public void Dispose()
    {
        _project.Dispose();
        _journal.Dispose();
        _grafana.Dispose();
    }

    [Fact]
    public async Task Rules_are_brought_evaluated_and_tested_once_and_a_second_run_changes_nothing()
    {
        FsAlerting first = await EnableAsync();
        FsAlerting second = await EnableAsync();

        Assert.True(first.IsActive, first.Summary + "\n" + first.Detail);
        Assert.Equal((FsOutcome.Passed, FsAlertProof.AlertmanagerToReceiver, 1), (first.Outcome, first.Proof, first.Rules));
        Assert.Equal((FsAlertingFileChange.Created, FsAlertingFileChange.Unchanged), (first.Files[0].Change, second.Files[0].Change));
        Assert.Equal([("DevOps", "slack", FsAlertDelivery.Accepted)], first.Receivers.Select(static r => (r.Receiver, r.Kind, r.Delivery)));
        Assert.Equal(1, _grafana.Changes.Count(static c => c.StartsWith("PUT", StringComparison.Ordinal)));
        JsonNode rule = Group["rules"]!.AsArray().Single(static r => (string)r!["title"]! == "ApiErrors")!;
        Assert.Equal("job:http_errors:ratio5m > 0.05", (string)rule["data"]![0]!["model"]!["expr"]!);
        Assert.Equal(("prom-1", "DevOps", "5m", "OK", "critical"), ((string)rule["data"]![0]!["datasourceUid"]!, (string)rule["notification_settings"]!["receiver"]!, (string)rule["for"]!, (string)rule["noDataState"]!, (string)rule["labels"]!["severity"]!));
        Assert.DoesNotContain(_grafana.Requests, static r => r.Contains("policies", StringComparison.Ordinal));
        JsonNode tested = _grafana.Tests[0]["receivers"]![0]!["grafana_managed_receiver_configs"]![0]!;
        Assert.True((bool)tested["secureFields"]!["url"]!);
        Assert.Null(tested["settings"]!["url"]);
        Assert.Contains("TEST " + first.Nonce, (string)_grafana.Tests[0]["alert"]!["annotations"]!["summary"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watchdog_is_brought_where_somebody_misses_it_and_has_to_fire()
    {
        Configure(more: "interval: 10s\n  watchdog: { receiver: Snitch }");

        FsAlerting result = await EnableAsync();
        FsMonitoring fires = await TestAsync();
        Group["rules"]![0]!["noDataState"] = "OK";
        FsMonitoring silent = await TestAsync();

        Assert.Equal((true, 2), (result.IsActive, result.Rules));
        Assert.Equal(["Snitch", "DevOps"], Group["rules"]!.AsArray().Select(static r => (string)r!["notification_settings"]!["receiver"]!));
        Assert.Equal((FsOutcome.Passed, FsOutcome.Failed), (fires.Outcome, silent.Outcome));
        Assert.Contains("Watchdog", silent.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_of_a_change_is_what_changes_and_WhatIf_sends_nothing()
    {
        await EnableAsync();
        int changes = _grafana.Changes.Count();
        Configure(Rules.Replace("0.05", "0.01", StringComparison.Ordinal));
        RecordingHost host = new() { Answer = false };

        await RunAsync(host);

        FsAlertingPlan plan = host.Results.OfType<FsAlertingPlan>().Single();
        Assert.Equal((FsAlertingFileChange.Updated, 1, 1), (plan.Files[0].Change, plan.Files[0].Added, plan.Files[0].Removed));
        Assert.Contains("-   A of prom-1: job:http_errors:ratio5m > 0.05", plan.Files[0].Diff, StringComparison.Ordinal);
        Assert.Contains("+   A of prom-1: job:http_errors:ratio5m > 0.01", plan.Files[0].Diff, StringComparison.Ordinal);
        Assert.Equal(["DevOps"], plan.Receivers);
        Assert.Equal(changes, _grafana.Changes.Count());
    }

    [Fact]
    public async Task A_group_that_Grafana_kept_otherwise_and_rules_that_cannot_be_evaluated_are_put_back()
    {
        await EnableAsync();
        string before = Group.ToJsonString();
        Configure(Rules.Replace("0.05", "0.01", StringComparison.Ordinal));
        int put = 0;
        _grafana.Keep = group => group["rules"]![0]!["for"] = ++put == 1 ? "1m" : "5m";

        FsAlerting other = await EnableAsync();
        _grafana.Keep = static _ => { };
        _grafana.Health = "error";
        FsAlerting ill = await EnableAsync();

        Assert.Equal((FsOutcome.Failed, true, false), (other.Outcome, other.IsPutBack, other.IsActive));
        Assert.Contains("00:0", other.Summary, StringComparison.Ordinal);
        Assert.Equal((FsOutcome.Failed, true, false), (ill.Outcome, ill.IsPutBack, ill.IsActive));
        Assert.Contains("no such data source", ill.Summary, StringComparison.Ordinal);
        Assert.Equal(Without(before), Without(Group.ToJsonString()));

        static string Without(string json) => System.Text.RegularExpressions.Regex.Replace(json, "\"updated\":\"[^\"]*\"", string.Empty);
    }

    [Fact]
    public async Task What_was_new_and_is_not_loaded_is_taken_out_again()
    {
        _grafana.Health = "error";

        FsAlerting result = await EnableAsync();

        Assert.Equal((FsOutcome.Failed, true), (result.Outcome, result.IsPutBack));
        Assert.Empty(_grafana.Groups);
    }

    [Theory]
    [InlineData("")]
    [InlineData("file")]
    public async Task Rules_that_somebody_else_made_are_refused(string provenance)
    {
        await EnableAsync();
        Group["rules"]![0]!["provenance"] = provenance;
        int changes = _grafana.Changes.Count();

        OpsException refused = await Assert.ThrowsAsync<OpsException>(EnableAsync);

        Assert.Equal(ErrorIds.AlertFileForeign, refused.Failure.ErrorId);
        Assert.Equal(changes, _grafana.Changes.Count());
    }

    [Theory]
    [InlineData(401, "{\"message\":\"Unauthorized\"}", ErrorIds.MonitorForbidden)]
    [InlineData(500, "{\"message\":\"database is locked\"}", ErrorIds.MonitorRejected)]
    [InlineData(503, "<html>starting</html>", ErrorIds.MonitorUnavailable)]
    public async Task A_Grafana_that_refuses_to_be_read_ends_it_before_anything_changes(int status, string body, string errorId)
    {
        _grafana.Fault = (_, _) => new ScriptedHttp.Answer(status, body);

        OpsException failed = await Assert.ThrowsAsync<OpsException>(EnableAsync);

        Assert.Equal(errorId, failed.Failure.ErrorId);
        Assert.Empty(_grafana.Changes);
    }

    [Theory]
    [InlineData(400, "invalid alert rule: cannot parse expression")]
    [InlineData(409, "rule under the same organisation and folder already exists")]
    [InlineData(403, "no permission")]
    public async Task What_Grafana_says_of_a_group_that_it_does_not_take_is_told(int status, string message)
    {
        _grafana.Fault = (method, _) => method == "PUT" ? new ScriptedHttp.Answer(status, $"{{\"message\":\"{message}\"}}") : null;

        FsAlerting result = await EnableAsync();

        Assert.Equal((FsOutcome.Failed, false), (result.Outcome, result.IsActive));
        Assert.Contains(message, result.Summary, StringComparison.Ordinal);
        Assert.Empty(_grafana.Groups);
    }

    [Fact]
    public async Task A_contact_point_that_fails_is_told_without_its_address()
    {
        _grafana.Test = (207, "failed", "failed to send Slack message: Post \"https://hooks.slack.example/services/T0/B0/hush-hush\": connection refused");

        FsAlerting result = await EnableAsync();

        Assert.Equal((FsOutcome.Failed, false, FsAlertDelivery.Failed), (result.Outcome, result.IsActive, result.Receivers[0].Delivery));
        Assert.Contains("connection refused", result.Receivers[0].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", result.Summary + result.Detail + result.Receivers[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_test_without_a_contact_point_or_with_one_that_is_not_there_nothing_is_called_active()
    {
        _grafana.Fault = static (method, path) => path.EndsWith("/receivers/test", StringComparison.Ordinal) ? new ScriptedHttp.Answer(404, "{\"message\":\"Not found\"}") : null;
        FsAlerting untested = await EnableAsync();
        _grafana.ContactPoints.Clear();
        FsAlerting missing = await EnableAsync();
        Configure(contactPoint: "");
        FsAlerting none = await EnableAsync();

        Assert.Equal([FsOutcome.Inconclusive, FsOutcome.Failed, FsOutcome.Inconclusive], new[] { untested, missing, none }.Select(static r => r.Outcome));
        Assert.All([untested, missing, none], static r => Assert.False(r.IsActive));
        Assert.Equal(FsAlertDelivery.Unknown, untested.Receivers[0].Delivery);
        Assert.Contains("DevOps", missing.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receivers_beside_it_and_an_interval_that_Grafana_does_not_know_are_refused_by_name()
    {
        Configure(more: "interval: 15s\n  receivers: [ { name: team-slack, kind: slack, addressFile: /x } ]");

        OpsException refused = await Assert.ThrowsAsync<OpsException>(EnableAsync);

        Assert.Equal(ErrorIds.AlertingInvalid, refused.Failure.ErrorId);
        Assert.Contains("team-slack", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("15s", refused.Failure.Message, StringComparison.Ordinal);
        Assert.Empty(_grafana.Requests);
    }

    [Fact]
    public async Task The_checkup_wants_the_rules_the_watchdog_and_the_test()
    {
        FsMonitoring before = await TestAsync();
        await EnableAsync();
        FsMonitoring after = await TestAsync();
        Group["rules"]!.AsArray().RemoveAt(0);
        FsMonitoring without = await TestAsync();

        Assert.Equal([FsOutcome.Failed, FsOutcome.Passed, FsOutcome.Failed], new[] { before, after, without }.Select(static m => m.Outcome));
    }

    private JsonObject Group => _grafana.Groups.Values.Single();

    private void Configure(string rules = Rules, string contactPoint = "contactPoint: DevOps", string more = "interval: 10s")
    {
        _project.Repository.Write("freesport.ops.yml",
            $$"""
            name: shop
            environments: { production: { kind: production } }
            monitoring: [ { name: grafana, kind: grafana, url: "{{_grafana.Url}}", environments: [production] } ]
            alerts:
              grafana: { datasource: prom-1{{(contactPoint.Length == 0 ? "" : ", " + contactPoint)}} }
              {{more}}
              rules: [ {{rules}} ]
            """);
        _project.Repository.Commit();
    }

    private async Task<FsAlerting> EnableAsync()
    {
        await RunAsync(_project.Host);
        return _project.Host.Results.OfType<FsAlerting>().Last();
    }

    private async Task RunAsync(RecordingHost host)
    {
        using OpsSession session = new(host, _project.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        await new AlertActivation(session, project, new SilenceJournal(_journal.Path)).RunAsync(new AlertActivationOptions("production", FsAlertProof.RuleToReceiver, Force: false, TimeSpan.FromSeconds(1)), Cancel.Token);
    }

    private async Task<FsMonitoring> TestAsync()
    {
        using OpsSession session = new(_project.Host, _project.Repository.Path);
        Project project = await session.LoadProjectAsync(Cancel.Token);
        return Assert.Single(await new MonitoringCheckup(session, project, TimeSpan.FromSeconds(5)).RunAsync("production", names: null, Cancel.Token));
    }
}
