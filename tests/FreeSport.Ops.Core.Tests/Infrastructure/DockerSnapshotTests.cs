namespace FreeSport.Ops.Core.Tests.Infrastructure;

/// <summary>A real engine, with containers as Compose labels them, and its Swarm mode.</summary>
[Collection(InheritedEnvironment.Name)]
public sealed class DockerSnapshotTests(DockerEngine engine) : IClassFixture<DockerEngine>
{
    private const string Image = "fsops-bb:1";
    private const string Canary = InfrastructureProject.Canary;

    [Fact]
    public async Task What_runs_is_held_against_what_is_declared_and_no_value_is_seen()
    {
        string host = engine.WithImage(Image);
        using InfrastructureProject project = new();
        project.Context("prod-1", host);
        Docker(host, ["run", "--detach", "--network", "none", "--name", "shop-web-1", .. Labels("web"), "--label", "note=" + Canary, "--env", "DB_PASSWORD=" + Canary, "--env", "LOG_LEVEL=info", "--restart", "always", Image, "sleep", "600"]);
        Docker(host, ["run", "--detach", "--network", "none", "--name", "shop-old-1", .. Labels("old"), Image, "sleep", "600"]);
        project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [compose.yml], context: prod-1 } } }\n");
        project.Write(".env", "API_TOKEN=" + Canary + "\n");
        project.Write("compose.yml", $$"""
            name: shop
            services:
              web:
                image: {{Image}}
                command: run --token=${API_TOKEN}
                environment: { DB_PASSWORD: {{Canary}}, LOG_LEVEL: info, NEW: "1" }
                labels: { note: {{Canary}} }
                restart: always
              worker:
                image: {{Image}}
            configs:
              site: { content: {{Canary}} }
            """);

        FsInfrastructureSnapshot found = Assert.Single(await project.LookAsync());

        Assert.Equal((FsOutcome.Warning, "compose:production@prod-1"), (found.Outcome, found.Key));
        Assert.Equal(
            [
                "Drifted compose:production@prod-1/container/old/1|-|" + Image,
                "Drifted compose:production@prod-1/service/web/variables|NEW|-",
                $"Drifted compose:production@prod-1/service/worker|{Image}|-",
            ],
            found.Differences.Select(SnapshotDiffTests.Line));
        FsInfrastructureResource web = found.Resources.Single(static r => r.Address == "container/web/1");
        Assert.Equal((FsInfrastructureState.Running, 0, "web"), (web.State, web.Restarts, web.Owner));
        Assert.Contains("DB_PASSWORD", web.Variables);
        Assert.DoesNotContain(Canary, project.Everything([found]), StringComparison.Ordinal);

        // The same again is the same file.
        FsInfrastructureSnapshot again = Assert.Single(await project.LookAsync());
        Assert.Equal((found.Fingerprint, found.SnapshotPath), (again.Fingerprint, again.SnapshotPath));

        Docker(host, "rm", "--force", "shop-old-1", "shop-web-1");
        IReadOnlyList<FsInfrastructureDifference> since = await project.CompareAsync(c => c.SinceAsync([found], InfrastructureProject.Options(), Cancel.Token));
        Assert.Contains($"Removed compose:production@prod-1/container/web/1|{Image}|-", since.Select(SnapshotDiffTests.Line));
    }

    [Fact]
    public async Task Services_of_a_stack_come_with_replicas_and_the_names_of_configs_and_secrets()
    {
        string host = engine.WithImage(Image);
        Docker(host, "swarm", "init", "--advertise-addr", "127.0.0.1");
        try
        {
            using InfrastructureProject project = new();
            project.Context("swarm-1", host);
            project.Write("stack.yml", $$"""
                version: "3.8"
                services:
                  web:
                    image: {{Image}}
                    command: ["sleep", "600"]
                    environment: { DB_PASSWORD: {{Canary}} }
                    networks: [hostnet]
                    deploy: { replicas: 2 }
                networks:
                  hostnet: { external: true, name: host }
                """);
            CommandLine.Run(CommandLine.Find("docker")!, ["--host", host, "config", "create", "site", "-"], project.Repository.Path, Canary);
            Docker(host, "stack", "deploy", "--resolve-image", "never", "--compose-file", project.Repository.At("stack.yml"), "shop");
            project.Write("freesport.ops.yml", "environments: { production: { kind: production, compose: { files: [stack.yml], context: swarm-1, target: swarm, stack: shop } } }\n");
            await Until.TrueAsync(() => Docker(host, "service", "ls", "--format", "{{.Replicas}}").Trim() == "2/2", "both replicas run");

            FsInfrastructureSnapshot declared = Assert.Single(await project.LookAsync());
            FsInfrastructureSnapshot all = (await project.LookAsync(InfrastructureProject.Options([FsInfrastructureKind.Swarm], ["swarm-1"]))).Single(static s => s.Key == "swarm:@swarm-1");
            Docker(host, "service", "scale", "--detach", "shop_web=1");
            await Until.TrueAsync(() => Docker(host, "service", "ls", "--format", "{{.Replicas}}").Trim() == "1/1", "one replica runs");
            FsInfrastructureSnapshot scaled = Assert.Single(await project.LookAsync());

            Assert.Equal((FsInfrastructureKind.Swarm, FsOutcome.Passed), (declared.Kind, declared.Outcome));
            FsInfrastructureResource web = declared.Resources.Single(static r => r is { Side: FsInfrastructureSide.Running, Type: "service" });
            Assert.Equal(("service/shop_web", 2, 2, FsInfrastructureState.Running), (web.Address, web.Replicas, web.RunningReplicas, web.State));
            Assert.Equal("Drifted swarm:production@swarm-1/service/web/replicas|2|1", SnapshotDiffTests.Line(Assert.Single(scaled.Differences)));
            Assert.DoesNotContain(Canary, project.Everything([declared, all, scaled]), StringComparison.Ordinal);
        }
        finally
        {
            Docker(host, "swarm", "leave", "--force");
        }
    }

    [Fact]
    public async Task An_engine_behind_ssh_is_asked_through_its_context_and_one_that_nobody_vouches_for_is_not_trusted()
    {
        string host = engine.WithImage(Image);
        using SshServer server = await SshServer.StartAsync($"SetEnv DOCKER_HOST={host}");
        using InfrastructureProject project = new();
        project.Program("ssh", $"exec '{server.Bin}/ssh' \"$@\"");
        project.Context("far", "ssh://" + server.Address);
        Docker(host, "run", "--detach", "--network", "none", "--name", "far-1", Image, "sleep", "600");
        try
        {
            FsInfrastructureSnapshot found = await project.OneAsync(FsInfrastructureKind.Compose, "far");
            server.KnowServer(null);
            FsInfrastructureSnapshot strange = await project.OneAsync(FsInfrastructureKind.Compose, "far");

            Assert.Equal((FsOutcome.Passed, FsInfrastructureReading.Read, "far"), (found.Outcome, found.Running, found.Context));
            Assert.Equal(FsInfrastructureState.Running, found.Resources.Single(static r => r.Name == "far-1").State);
            Assert.Equal((FsOutcome.Inconclusive, FsInfrastructureReading.Unreachable), (strange.Outcome, strange.Running));
            Assert.Contains("Host key verification failed", strange.Summary + strange.Detail, StringComparison.Ordinal);
        }
        finally
        {
            Docker(host, "rm", "--force", "far-1");
        }
    }

    private static string[] Labels(string service) =>
        ["--label", "com.docker.compose.project=shop", "--label", "com.docker.compose.service=" + service, "--label", "com.docker.compose.container-number=1"];

    private static string Docker(string host, params string[] arguments) => CommandLine.Run(CommandLine.Find("docker")!, ["--host", host, .. arguments], Path.GetTempPath());
}
