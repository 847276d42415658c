using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Tests.Projects;

/// <summary>What the documents promise is proposed as metrics, and nothing is guessed.</summary>
public sealed class ServiceLevelsTests : IDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Platform = """
        # SLA

        | Метрика             | SLA     | Источник   |
        | ------------------- | ------- | ---------- |
        | API response time   | < 2 сек | Мониторинг |
        | Database query time | < 1 сек | Мониторинг |
        | Error rate          | < 5%    | Мониторинг |
        | System uptime       | 99.9%   | Мониторинг |
        | CPU usage           | < 75%   | Мониторинг |
        | DB queries за запрос | < 10 запросов | N+1 |
        | Использование памяти | < 50MB | Per request |

        | Endpoint | SLA | Тест |
        | --- | --- | --- |
        | `GET /api/v1/products/` | < 1.0 сек | `a` |
        | `GET /api/v1/products/{id}/` | < 0.5 сек | `b` |

        #### P1 - Critical (< 15 минут response)

        - Error rate > 25%
        - Response time > 5 секунд
        """;

    private readonly TempFolder _folder = new("shop");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_with_a_column_of_the_sla_is_read()
    {
        ServiceLevels levels = await ReadAsync(Platform);

        Assert.Equal(
            [(ServiceLevelKind.ResponseTime, 2), (ServiceLevelKind.QueryTime, 1), (ServiceLevelKind.ErrorRate, 0.05), (ServiceLevelKind.Availability, 0.999), (ServiceLevelKind.Cpu, 0.75)],
            levels.All.Select(static l => (l.Kind, l.Limit)));
        Assert.Equal("docs/13-sla.md:5", levels.All[0].Where);
        Assert.Equal([("/api/v1/products/", TimeSpan.FromSeconds(1))], levels.Endpoints);
        Assert.Equal(["DB queries за запрос < 10 запросов", "Использование памяти < 50MB", "`GET /api/v1/products/{id}/` < 0.5 сек"], levels.Other);
        Assert.Null(levels.NotConnected);
    }

    [Fact]
    public async Task Entries_of_lists_are_read_and_that_nothing_is_connected()
    {
        ServiceLevels levels = await ReadAsync("""
            - API response time (SLA: < 500 мс)
            - System uptime (SLA: 99,95%)
            - Resource utilization (CPU < 75%, Memory < 80%, Disk < 85%)

            - Grafana + Prometheus (метрики) — не подключены
            """);

        Assert.Equal([0.5, 0.9995, 0.75, 0.8, 0.85], levels.All.Select(static l => l.Limit));
        Assert.Equal("docs/13-sla.md:5", levels.NotConnected);
    }

    [Fact]
    public async Task A_table_of_decisions_tells_what_a_person_decides()
    {
        ServiceLevel level = Assert.Single((await ReadAsync("""
            | Error rate over 15 minutes | Decision |
            | --- | --- |
            | up to 1 % | the release stays |
            | 1 % to 5 % | a person decides |
            | above 5 % | roll back |
            """)).All);

        Assert.Equal((ServiceLevelKind.ErrorRate, 0.05, 0.01), (level.Kind, level.Limit, level.WarnAbove));
    }

    [Theory]
    [InlineData("- API response time (SLA: < 2)")]
    [InlineData("- API response time (SLA: > 2 s)")]
    [InlineData("- API response time (SLA: < 2%)")]
    [InlineData("- API response time (SLA: about 2 s)")]
    [InlineData("- Error rate (SLA: < 500%)")]
    [InlineData("- Error rate (SLA: 5%)")]
    [InlineData("- System uptime (SLA: < 99.9%)")]
    [InlineData("- Conversion Rate (SLA: < 5%)")]
    [InlineData("- **Error Rate**: процент ошибочных ответов")]
    [InlineData("CPU < 75%")]
    [InlineData("| Error rate | Limit |\n| --- | --- |\n| < 5% | x |")]
    public async Task What_is_not_understood_is_not_guessed(string page) => Assert.Empty((await ReadAsync(page)).All);

    [Fact]
    public async Task The_strictest_of_several_promises_is_taken_and_the_others_are_told()
    {
        string[] lines = await ProposeAsync("- Error rate (SLA: < 5%)\n- Error rate (SLA: < 1%)\n");

        string metric = Assert.Single(lines, static l => l.Contains("name: error-rate", StringComparison.Ordinal));
        Assert.Contains("failAbove: 0.01", metric, StringComparison.Ordinal);
        Assert.EndsWith("# < 1%, docs/13-sla.md:2; elsewhere < 5% in docs/13-sla.md:1", metric, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counter_of_the_projects_own_rules_is_taken()
    {
        _folder.Write("prometheus/rules.yml", "expr: sum(rate(freesport_http_requests_total{code=~\"5..\"}[5m])) > 1");

        Assert.Contains(await ProposeAsync(Platform), static l => l.Contains("sum(rate(freesport_http_requests_total{code=~\\\"5..\\\"}[5m]))", StringComparison.Ordinal));
    }

    /// <summary>Nothing of it is active; without its signs of a comment it reads back, and Prometheus takes every query.</summary>
    [Fact]
    public async Task The_proposal_is_a_comment_that_becomes_a_configuration_without_a_change()
    {
        _folder.Write(".github/workflows/deploy.yml", "on: workflow_dispatch\njobs: { a: { runs-on: ubuntu-latest, environment: production, steps: [ { run: 'true' } ] } }\n");
        string text = await WriteAsync(Platform + "\n- Memory (SLA: < 80%)\n- Disk (SLA: < 85%)\n- Grafana + Prometheus — не подключены\n");
        RecordingHost host = new();

        Assert.Empty(ConfigurationReader.Read(text, "freesport.ops.yml", host).Environments.Single().Metrics);
        string active = string.Join('\n', text.Split('\n').Select(static l => l is "    # metrics:" || l.StartsWith("    #   - { name", StringComparison.Ordinal) ? "    " + l[6..] : l));
        IReadOnlyList<MetricDefinition> metrics = ConfigurationReader.Read(active, "freesport.ops.yml", host).Environments.Single().Metrics;

        Assert.Equal(["response-time-p95", "query-time-p95", "error-rate", "availability", "cpu", "memory", "disk"], metrics.Select(static m => m.Name));
        Assert.Equal((0.05, true, ">= 0.999"), (metrics[2].FailAbove, metrics[2].IsEmptyZero, metrics[3].SuccessWhen));
        Assert.Empty(host.Warnings);
        Assert.Contains("because no Prometheus is connected (docs/13-sla.md:24)", text, StringComparison.Ordinal);
        Assert.Contains("maxLatency: 1000ms", text, StringComparison.Ordinal);
        Assert.SkipUnless(File.Exists("/usr/bin/promtool"), "There is no /usr/bin/promtool (Debian: prometheus).");
        string rules = _folder.Write("rules.yml", "groups: [ { name: g, rules: [ " + string.Join(", ", metrics.SelectMany(static m => new[] { m.Query, m.Guard }).OfType<string>().Select(static (q, i) => $"{{ record: \"r{i}\", expr: {System.Text.Json.JsonSerializer.Serialize(q)} }}")) + " ] } ]");
        Assert.Contains("SUCCESS: 8 rules found", CommandLine.Run("/usr/bin/promtool", ["check", "rules", rules], _folder.Path), StringComparison.Ordinal);
    }

    private async Task<Project> ProjectAsync(string page)
    {
        _folder.Write("docs/13-sla.md", page);
        _folder.Write("docs/stories/sla.md", "- CPU (SLA: < 1%)\n");
        return await Real.LoadAsync(_folder.Path);
    }

    private async Task<ServiceLevels> ReadAsync(string page) => ServiceLevels.Of(await ProjectAsync(page));

    private async Task<string[]> ProposeAsync(string page)
    {
        Project project = await ProjectAsync(page);
        return [.. MetricProposal.Lines(project, ServiceLevels.Of(project), static t => System.Text.Json.JsonSerializer.Serialize(t, Relaxed))];
    }

    private async Task<string> WriteAsync(string page)
    {
        Project project = await ProjectAsync(page);
        return await new ProjectProposal(project, Real.Git).WriteAsync(Cancel.Token);
    }
}
