using FreeSport.Ops.Core.Steps.Validation.Regression;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

/// <summary>Alerts and metrics of a real Prometheus.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class MonitoredRegressionTests
{
    [Fact]
    public async Task Alerts_that_are_new_and_metrics_out_of_their_limits_are_told_and_the_watchdog_is_not()
    {
        TempFolder folder = new();
        DateTimeOffset change = DateTimeOffset.UtcNow.AddSeconds(-1);
        string rules = folder.Write("rules.yml", """
            groups:
              - name: shop
                rules:
                  - { alert: Watchdog, expr: vector(1) }
                  - { alert: HighErrorRate, expr: vector(1), labels: { severity: critical } }
                  - { alert: SlowPages, expr: vector(1), labels: { severity: warning } }
                  - { alert: Waiting, expr: vector(1), for: 1h, labels: { severity: critical } }
            """);
        using PrometheusServer server = await PrometheusServer.StartAsync($"global: {{ evaluation_interval: 1s }}\nrule_files: [{rules}]\n", folder: folder);
        using TestRepository repository = TestRepository.Create("shop");
        repository.Write("freesport.ops.yml", $$"""
            environments:
              production:
                kind: production
                metrics:
                  - { name: bad, query: "vector(7)", failAbove: 5 }
                  - { name: good, query: "vector(1)", failAbove: 5 }
            monitoring:
              - { name: prometheus, kind: prometheus, url: "{{server.Url}}" }
            """);
        repository.Commit("first");
        FsRegression verdict = await RunAsync(repository, change);
        await Until.TrueAsync(
            async () =>
            {
                verdict = await RunAsync(repository, change);
                return verdict.Reasons.Count(static r => r.Kind == FsRegressionKind.Alert) == 3;
            },
            "the alerts are there");

        Assert.Equal(FsOutcome.Failed, verdict.Outcome);
        Assert.Equal(
            [("HighErrorRate", FsOutcome.Failed), ("SlowPages", FsOutcome.Warning), ("Waiting", FsOutcome.Warning)],
            verdict.Reasons.Where(static r => r.Kind == FsRegressionKind.Alert).Select(static r => (r.Subject, r.Outcome)).OrderBy(static r => r.Subject));
        Assert.Equal("bad", Assert.Single(verdict.Reasons, static r => r.Kind == FsRegressionKind.Metric).Subject);

        FsRegression later = await RunAsync(repository, DateTimeOffset.UtcNow);
        Assert.DoesNotContain(later.Reasons, static r => r.Kind == FsRegressionKind.Alert);

        server.Kill();
        FsRegression unseen = await RunAsync(repository, change);
        Assert.Equal(FsOutcome.Inconclusive, unseen.Outcome);
    }

    private static async Task<FsRegression> RunAsync(TestRepository repository, DateTimeOffset change)
    {
        using OpsSession session = new(new RecordingHost(), repository.Path);
        return await Rooms.Regression(session, await session.LoadProjectAsync(Cancel.Token))
            .RunAsync(new RegressionOptions(change) { Environment = "production", Settling = TimeSpan.Zero }, Cancel.Token);
    }
}
