using FreeSport.Ops.Core.Steps.Monitoring.Checkup;

namespace FreeSport.Ops.Core.Tests.Monitoring;

public sealed class CheckupTests
{
    [Fact]
    public async Task Where_nothing_is_connected_it_is_failed_with_the_way_to_get_there()
    {
        using ChecklistProject project = ChecklistProject.Of("environments: { production: { kind: production } }\n");
        project.Repository.Write("docs/architecture/13-monitoring.md", "# Мониторинг\n\n- Grafana + Prometheus (метрики) — не подключены\n");

        FsMonitoring result = Assert.Single(await TestAsync(project));

        Assert.Equal((FsOutcome.Failed, "monitoring"), (result.Outcome, result.Subject));
        Assert.Contains("kind: health", result.Remedy!, StringComparison.Ordinal);
        Assert.Contains("docs/architecture/13-monitoring.md:3:", result.Detail!, StringComparison.Ordinal);
        Assert.Equal(FsChecklistState.Failed, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);
    }

    [Fact]
    public async Task A_project_that_watches_through_its_own_health_address_is_watched()
    {
        string body = "{\"status\":\"healthy\"}";
        using ScriptedHttp site = new(_ => new ScriptedHttp.Answer(200, body));
        using ChecklistProject project = ChecklistProject.Of(
            $"environments: {{ production: {{ kind: production }} }}\nmonitoring: [ {{ name: api, kind: health, url: 'http://{site.Host}/api/v1/health/?full=1' }} ]\n");

        Assert.Equal(FsOutcome.Passed, Assert.Single(await TestAsync(project)).Outcome);
        Assert.Equal(FsChecklistState.Done, (await project.BoxAsync(FsChecklistItem.MonitoringActive, "production")).State);
        Assert.Equal("GET /api/v1/health/?full=1", Assert.Single(site.Requests));
        body = "{\"status\":\"unhealthy\"}";
        Assert.Equal(FsOutcome.Failed, Assert.Single(await TestAsync(project)).Outcome);
    }

    [Theory]
    [InlineData(503, "no healthy upstream")]
    [InlineData(200, "<html><title>Sign in</title></html>")]
    [InlineData(200, "{\"status\":\"success\",\"data\":{}}")]
    [InlineData(401, "")]
    [InlineData(302, "")]
    [InlineData(200, "")]
    public async Task Whatever_answers_in_place_of_a_monitor_is_never_passed(int status, string body)
    {
        using ScriptedHttp other = new(_ => new ScriptedHttp.Answer(status, body));
        using ChecklistProject project = ChecklistProject.Of(
            "environments: { production: { kind: production } }\nmonitoring:\n"
            + string.Concat(new[] { "prometheus", "alertmanager", "grafana" }.Select(kind => $"  - {{ name: {kind}, kind: {kind}, url: 'http://{other.Host}' }}\n")));

        IReadOnlyList<FsMonitoring> results = await TestAsync(project);

        Assert.Equal(3, results.Count);
        Assert.All(results, static r => Assert.True(r.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive, r.Subject + " " + r.Outcome));
        Assert.All(results, static r => Assert.NotEmpty(r.Summary));
    }

    [Fact]
    public async Task A_monitor_that_hangs_or_is_not_there_is_failed()
    {
        using ScriptedHttp hangs = new(static _ => new ScriptedHttp.Answer(0));
        using ChecklistProject project = ChecklistProject.Of(
            $"environments: {{ production: {{ kind: production }} }}\nmonitoring:\n  - {{ name: a, kind: prometheus, url: 'http://{hangs.Host}' }}\n  - {{ name: b, kind: alertmanager, url: 'http://127.0.0.1:1' }}\n");

        Assert.All(await TestAsync(project), static r => Assert.Equal(FsOutcome.Failed, r.Outcome));
    }

    [Fact]
    public async Task A_Prometheus_without_targets_rules_and_Alertmanager_is_failed_for_each()
    {
        using PrometheusServer server = await PrometheusServer.StartAsync();
        using ChecklistProject project = ChecklistProject.Of($"environments: {{ production: {{ kind: production }} }}\nmonitoring: [ {{ name: prometheus, kind: prometheus, url: '{server.Url}' }} ]\n");

        FsMonitoring result = Assert.Single(await TestAsync(project));

        Assert.Equal(
            [FsMonitoringAspect.Targets, FsMonitoringAspect.Rules, FsMonitoringAspect.Watchdog, FsMonitoringAspect.Alertmanagers, FsMonitoringAspect.TestAlert],
            result.Checks.Where(static c => c.Outcome == FsOutcome.Failed).Select(static c => c.Aspect));
        Assert.Equal((0, 0), (result.Targets, result.Rules));
    }

    private static async Task<IReadOnlyList<FsMonitoring>> TestAsync(ChecklistProject project)
    {
        using OpsSession session = new(project.Host, project.Repository.Path);
        return await new MonitoringCheckup(session, await session.LoadProjectAsync(Cancel.Token), TimeSpan.FromSeconds(2)).RunAsync("production", names: null, Cancel.Token);
    }
}
