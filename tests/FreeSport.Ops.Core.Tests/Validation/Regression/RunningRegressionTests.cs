using FreeSport.Ops.Core.Steps.Validation.Regression;
using FreeSport.Ops.Core.Tests.Infrastructure;

namespace FreeSport.Ops.Core.Tests.Validation.Regression;

/// <summary>Containers of a real engine, as Compose labels them, and services of its Swarm mode.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class RunningRegressionTests(DockerEngine engine) : IClassFixture<DockerEngine>
{
    private const string Image = "fsops-bb:1";

    [Fact]
    public async Task New_errors_of_a_container_restarts_and_bad_health_are_told_and_the_rest_is_not()
    {
        string host = engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("prod-1", host);
        project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: prod-1 } } }\n");
        project.Write("compose.yml", $"name: shop\nservices: {{ web: {{ image: {Image} }}, sick: {{ image: {Image} }}, loop: {{ image: {Image} }} }}\n");
        Run(host, "web", ["sh", "-c", "echo ERROR order 1 has no price; sleep 600"]);
        await Until.TrueAsync(() => Docker(host, "logs", "shop-web-1").Contains("order 1", StringComparison.Ordinal), "the container has logged");
        DateTimeOffset change = DateTimeOffset.UtcNow;
        Docker(host, "exec", "shop-web-1", "sh", "-c", "echo ERROR order 2 has no price > /proc/1/fd/1; echo ERROR stock is negative > /proc/1/fd/2");
        Run(host, "sick", ["sleep", "600"], "--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1");
        Run(host, "loop", ["sh", "-c", "exit 1"], "--restart", "always");
        await Until.TrueAsync(() => Docker(host, "inspect", "--format", "{{.State.Health.Status}}", "shop-sick-1").Trim() == "unhealthy", "the health check has failed");
        await Until.TrueAsync(() => int.Parse(Docker(host, "inspect", "--format", "{{.RestartCount}}", "shop-loop-1"), System.Globalization.CultureInfo.InvariantCulture) >= 2, "the container was started again");
        try
        {
            FsRegression verdict = await RunAsync(project, change);

            Assert.Equal(FsOutcome.Failed, verdict.Outcome);
            FsRegressionReason fresh = Assert.Single(verdict.Reasons, static r => r.Kind == FsRegressionKind.NewError);
            Assert.Equal("web", fresh.Subject);
            Assert.Contains("stock is negative", fresh.Text, StringComparison.Ordinal);
            Assert.Contains(verdict.Reasons, static r => r is { Kind: FsRegressionKind.Container, Subject: "container/sick/1", Outcome: FsOutcome.Failed });
            Assert.Contains(verdict.Reasons, static r => r is { Kind: FsRegressionKind.Restart, Subject: "container/loop/1", Outcome: FsOutcome.Failed });
            Assert.DoesNotContain(verdict.Reasons, static r => r.Subject == "container/web/1");
        }
        finally
        {
            Docker(host, "rm", "--force", "shop-web-1", "shop-sick-1", "shop-loop-1");
        }
    }

    [Fact]
    public async Task A_container_as_before_passes_and_one_that_replaced_another_cannot_tell()
    {
        string host = engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("prod-1", host);
        project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: prod-1 } } }\n");
        project.Write("compose.yml", $"name: shop\nservices: {{ web: {{ image: {Image} }} }}\n");
        DateTimeOffset before = DateTimeOffset.UtcNow;
        Run(host, "web", ["sh", "-c", "echo ERROR order 1 has no price; sleep 600"]);
        try
        {
            await Until.TrueAsync(() => Docker(host, "logs", "shop-web-1").Contains("order 1", StringComparison.Ordinal), "the container has logged");

            FsRegression same = await RunAsync(project, DateTimeOffset.UtcNow);
            FsRegression replaced = await RunAsync(project, before);

            Assert.Equal((FsOutcome.Passed, FsScope.Full), (same.Outcome, same.Scope));
            Assert.Equal(FsOutcome.Inconclusive, replaced.Outcome);
        }
        finally
        {
            Docker(host, "rm", "--force", "shop-web-1");
        }
    }

    [Fact]
    public async Task What_a_look_before_the_deployment_saw_is_known_when_the_container_and_its_log_are_gone()
    {
        string host = engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("prod-1", host);
        project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: prod-1 } } }\n");
        project.Write("compose.yml", $"name: shop\nservices: {{ web: {{ image: {Image} }} }}\n");
        try
        {
            await StartAsync(host, "echo ERROR order 1 has no price");
            DateTimeOffset before = (await RunAsync(project, DateTimeOffset.UtcNow.AddMinutes(-30))).StartedAt;

            Docker(host, "rm", "--force", "shop-web-1");
            await StartAsync(host, "echo ERROR order 2 has no price");
            FsRegression same = await RunAsync(project, before);

            Docker(host, "rm", "--force", "shop-web-1");
            await StartAsync(host, "echo ERROR order 3 has no price; echo ERROR stock is negative");
            FsRegression worse = await RunAsync(project, before);

            Assert.Equal((FsOutcome.Passed, FsScope.Full), (same.Outcome, same.Scope));
            Assert.Equal((1L, 1L, false), (same.Signatures.Single().Before, same.Signatures.Single().After, same.Signatures.Single().IsNew));
            Assert.Equal(FsOutcome.Failed, worse.Outcome);
            Assert.Contains("stock is negative", Assert.Single(worse.Reasons).Text, StringComparison.Ordinal);

            string kept = Path.Combine(project.Repository.Path, ".git", "freesport-ops", "log-signatures");
            foreach (string file in Directory.GetFiles(kept))
            {
                File.WriteAllText(file, File.ReadAllText(file).Replace("\"count\":1", "\"count\":2", StringComparison.Ordinal));
            }

            Assert.Equal(FsOutcome.Inconclusive, (await RunAsync(project, before)).Outcome);
        }
        finally
        {
            Docker(host, "rm", "--force", "shop-web-1");
        }
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_no_pass()
    {
        engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("gone", "unix:///nowhere/docker.sock");
        project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: gone } } }\n");
        project.Write("compose.yml", $"name: shop\nservices: {{ web: {{ image: {Image} }} }}\n");

        FsRegression verdict = await RunAsync(project, DateTimeOffset.UtcNow);

        Assert.Equal((FsOutcome.Inconclusive, FsRegressionKind.NotLooked), (verdict.Outcome, Assert.Single(verdict.Reasons).Kind));
    }

    private static async Task StartAsync(string host, string logs)
    {
        Run(host, "web", ["sh", "-c", logs + "; echo ready; sleep 600"]);
        await Until.TrueAsync(() => Docker(host, "logs", "shop-web-1").Contains("ready", StringComparison.Ordinal), "the container has logged");
    }

    private static async Task<FsRegression> RunAsync(InfrastructureProject project, DateTimeOffset change)
    {
        using OpsSession session = new(project.Host, project.Repository.Path);
        return await Rooms.Regression(session, await session.LoadProjectAsync(Cancel.Token))
            .RunAsync(new RegressionOptions(change) { Environment = "production", Settling = TimeSpan.Zero }, Cancel.Token);
    }

    private static void Run(string host, string service, string[] command, params string[] options) => Docker(
        host,
        ["run", "--detach", "--network", "none", "--name", $"shop-{service}-1", "--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=" + service, "--label", "com.docker.compose.container-number=1", .. options, Image, .. command]);

    private static string Docker(string host, params string[] arguments) => CommandLine.Run(CommandLine.Find("docker")!, ["--host", host, .. arguments], Path.GetTempPath());
}
