using FreeSport.Ops.Core.Steps.Validation.Smoke;
using FreeSport.Ops.Core.Tests.Infrastructure;

namespace FreeSport.Ops.Core.Tests.Validation.Smoke;

/// <summary>The containers of a compose service on a real engine, as the version that should answer.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class ContainerProbeTests(DockerEngine engine) : IClassFixture<DockerEngine>
{
    private const string Image = "fsops/bb:1";

    [Fact]
    public async Task The_image_that_a_container_runs_is_the_version_and_its_state_counts()
    {
        string host = engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("prod-1", host);
        project.Write("compose.yml", $"name: shop\nservices: {{ web: {{ image: {Image} }} }}\n");
        Configure(project, "web");
        string digest = Docker(host, "image", "inspect", "--format", "{{.Id}}", Image).Trim();
        try
        {
            Run(host, "sleep 600");
            FsSmokeTest tagged = await AskAsync(project, "1");
            FsSmokeTest digested = await AskAsync(project, digest);
            FsSmokeTest other = await AskAsync(project, "2");
            Configure(project, "worker");
            FsSmokeTest nobody = await AskAsync(project, "1");
            Configure(project, "web");
            Docker(host, "rm", "--force", "shop-web-1");
            Run(host, "sleep 600", "--health-cmd", "false", "--health-interval", "1s", "--health-retries", "1");
            await Until.TrueAsync(() => Docker(host, "inspect", "--format", "{{.State.Health.Status}}", "shop-web-1").Trim() == "unhealthy", "the health check has failed");
            FsSmokeTest sick = await AskAsync(project, "1");

            Assert.Equal((FsOutcome.Passed, FsSmokeKind.Container), (tagged.Outcome, tagged.Kind));
            Assert.Equal(FsOutcome.Passed, digested.Outcome);
            Assert.Equal(FsOutcome.Failed, other.Outcome);
            Assert.Contains(other.Expectations, static e => e is { Name: "version", Expected: "2", Outcome: FsOutcome.Failed });
            Assert.Equal((FsOutcome.Failed, FsSmokeTrouble.Refused), (nobody.Outcome, nobody.Trouble));
            Assert.Equal(FsOutcome.Failed, sick.Outcome);
            Assert.Contains(sick.Expectations, static e => e is { Name: "containers", Actual: "unhealthy" });
        }
        finally
        {
            Docker(host, "rm", "--force", "shop-web-1");
        }
    }

    [Fact]
    public async Task An_engine_that_does_not_answer_is_no_pass_and_no_failure_of_the_version()
    {
        using InfrastructureProject project = new();
        project.Context("prod-1", "unix:///nowhere/docker.sock");
        Configure(project, "web");

        FsSmokeTest test = await AskAsync(project, "1");

        Assert.Equal((FsOutcome.Inconclusive, FsSmokeTrouble.NotReady, "Test-FsDocker"), (test.Outcome, test.Trouble, test.NextCommand));
    }

    private static void Configure(InfrastructureProject project, string service) => project.Write(
        "freesport.ops.yml", $"environments: {{ production: {{ kind: production, compose: {{ files: [compose.yml], context: prod-1 }}, smoke: {{ version: {{ service: {service} }} }} }} }}\n");

    private static async Task<FsSmokeTest> AskAsync(InfrastructureProject project, string version)
    {
        using OpsSession session = new(project.Host, project.Repository.Path);
        SmokeOptions options = SmokeAsking.Quick with { Targets = [new SmokeTarget("production", version)], Deadline = TimeSpan.FromMilliseconds(1) };
        return Assert.Single(await new SmokeService(session, await session.LoadProjectAsync(Cancel.Token)).RunAsync(options, Cancel.Token));
    }

    private static void Run(string host, string command, params string[] options) => Docker(
        host,
        ["run", "--detach", "--network", "none", "--name", "shop-web-1", "--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=web", "--label", "com.docker.compose.oneoff=False", .. options, Image, "sh", "-c", command]);

    private static string Docker(string host, params string[] arguments) => CommandLine.Run(CommandLine.Find("docker")!, ["--host", host, .. arguments], Path.GetTempPath());
}
