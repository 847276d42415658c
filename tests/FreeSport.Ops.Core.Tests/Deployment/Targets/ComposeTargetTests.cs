using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>Compose files that are deployed to a real engine, with versions of a tiny web service that differ in how they behave.</summary>
public sealed class ComposeTargetTests : IClassFixture<DockerEngine>, IDisposable
{
    private const string Check = "    healthcheck: { test: [CMD, wget, -q, -O, /dev/null, 'http://127.0.0.1:8080/health'], interval: 300ms, timeout: 2s, retries: 2 }\n";
    private const string Quiet = "    network_mode: none\n    stop_grace_period: 0s\n";

    private readonly TargetWorld _world;

    public ComposeTargetTests(DockerEngine engine) => _world = new TargetWorld(engine);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_new_version_is_brought_changed_watched_and_put_back_to_the_very_image_that_ran()
    {
        Compose(Web() + "  job:\n    image: web:${TAG}\n    command: [echo, done]\n    restart: 'no'\n    depends_on: [web]\n" + Quiet);
        string one = _world.Image($"web:{_world.Name}-1");
        string two = _world.Image($"web:{_world.Name}-2");

        StageContext first = await DeployAsync("1");

        Assert.Equal(["Pull web, job", "Update web", "Health web", "Update job", "Health job"], Parts());
        Assert.Contains("taken as it is", _world.Done[0], StringComparison.Ordinal);
        Assert.Contains("did its work and ended with 0", _world.Done[^1], StringComparison.Ordinal);
        Assert.All(first.Deployment.Services, s => Assert.Equal((true, one, one, true), (s.IsNew, s.Wanted!.ImageId, s.Now!.ImageId, s.IsHealthy)));
        IReadOnlyList<FsDeployedService> seen = await (await OpenAsync("1")).LookAsync(Cancel.Token);
        Assert.All(seen, s => Assert.Equal((one, $"web:{_world.Name}-1", true, false), (s.Now!.ImageId, s.Now.Reference, s.IsHealthy, s.IsNew)));

        StageContext second = await DeployAsync("2");
        Assert.All(second.Deployment.Services, s => Assert.Equal((one, two), (s.Before!.ImageId, s.Now!.ImageId)));

        // The tag moves meanwhile: what ran before is known by its id.
        _world.Image($"web:{_world.Name}-1", health: "moved");
        IDeploymentTarget target = await OpenAsync("2");
        _world.Done.Clear();
        Assert.Null(await _world.DoAsync(target.PutBack(second.Deployment.Services), second));
        Assert.Equal(["Rollback job", "Health job", "Rollback web", "Health web"], Parts());
        Assert.Equal([one], _world.Running("web"));
        Assert.Equal([one], _world.Running("job"));
        Assert.All(second.Deployment.Services, s => Assert.Equal((s.Before!.ImageId, true), (s.Now!.ImageId, s.IsHealthy)));
        Assert.Empty(target.PutBack(second.Deployment.Services));
    }

    [Fact]
    public async Task A_service_with_the_same_image_and_other_variables_is_put_back_too()
    {
        Compose(Web() + "    environment: { RELEASE: '${RELEASE:-first}' }\n");
        _world.Image($"web:{_world.Name}-1");
        await DeployAsync("1");
        StageContext second = await _world.DeployWellAsync(new Dictionary<string, string> { ["TAG"] = $"{_world.Name}-1", ["RELEASE"] = "second" });
        Assert.Contains("RELEASE=second", Variables(), StringComparison.Ordinal);

        Assert.Null(await _world.DoAsync((await OpenAsync("1")).PutBack(second.Deployment.Services), second));

        Assert.Contains("RELEASE=first", Variables(), StringComparison.Ordinal);
        Assert.Empty((await OpenAsync("1")).PutBack(second.Deployment.Services));

        string Variables() => _world.Docker("inspect", "--format", "{{json .Config.Env}}", _world.Docker("ps", "--quiet", "--filter", "label=com.docker.compose.project=" + _world.Name).Trim());
    }

    [Fact]
    public async Task A_version_that_fails_its_health_check_fails_with_what_was_seen_and_a_service_that_is_new_is_removed()
    {
        _world.Configure(deadline: "3s");
        Compose(Web());
        _world.Image($"web:{_world.Name}-bad", health: null);

        (StageContext context, OpsFailure? failure) = await _world.DeployAsync(await OpenAsync("bad"));

        Assert.Equal(ErrorIds.DeploymentServiceUnhealthy, failure?.ErrorId);
        Assert.Contains("unhealthy", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("docker logs", failure.Remedy, StringComparison.Ordinal);
        Assert.False(context.Deployment.Services[0].IsHealthy);
        Assert.Null(await _world.DoAsync((await OpenAsync("bad")).PutBack(context.Deployment.Services), context));
        Assert.Empty(_world.Running("web"));
    }

    [Fact]
    public async Task One_that_starts_again_and_again_fails_with_its_exit_code_and_a_job_that_fails_at_once()
    {
        _world.Configure(deadline: "3s");
        Compose("  web:\n    image: web:${TAG}\n    restart: always\n" + Quiet);
        _world.Image($"web:{_world.Name}-loop", start: "exit 78");
        (_, OpsFailure? looping) = await _world.DeployAsync(await OpenAsync("loop"));
        Assert.Contains("ended last with 78", looping?.Message, StringComparison.Ordinal);

        _world.Configure(deadline: "60s");
        Compose("  web:\n    image: web:${TAG}\n    restart: 'no'\n" + Quiet);
        (_, OpsFailure? ended) = await _world.DeployAsync(await OpenAsync("loop"));
        Assert.Contains("ended with 78", ended?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_sickens_after_it_was_well_is_healthy_first_and_told_later()
    {
        Compose(Web());
        _world.Image($"web:{_world.Name}-late", start: "(sleep 3; rm /www/health) & exec httpd -f -p 8080 -h /www");

        await DeployAsync("late");

        IDeploymentTarget target = await OpenAsync("late");
        await Until.TrueAsync(async () => (await target.LookAsync(Cancel.Token))[0].IsHealthy == false, "it is told that the service is not well");
    }

    [Fact]
    public async Task What_runs_for_a_moment_again_and_again_is_no_health()
    {
        _world.Configure(deadline: "4s", stable: "3s");
        Compose("  web:\n    image: web:${TAG}\n    restart: always\n" + Quiet);
        _world.Image($"web:{_world.Name}-flap", start: "sleep 0.3; exit 0");

        (_, OpsFailure? failure) = await _world.DeployAsync(await OpenAsync("flap"));

        Assert.Equal(ErrorIds.DeploymentServiceUnhealthy, failure?.ErrorId);
    }

    [Fact]
    public async Task A_tag_that_the_registry_lacks_stops_before_anything_is_changed_and_what_it_has_is_known_by_its_digest()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        Compose($"  web:\n    image: {registry.Host}/web:${{TAG}}\n    command: [sleep, '600']\n{Quiet}  db:\n    image: bb:{_world.Name}\n    command: [sleep, '600']\n{Quiet}");
        _world.Image("bb:" + _world.Name);
        string id = Push(registry, "1");
        StageContext first = await DeployAsync("1");
        FsDeployedService web = Assert.Single(first.Deployment.Services, static s => s.Name == "web");
        Assert.Matches("^sha256:[0-9a-f]{64}$", web.Now!.Digest);
        Assert.Equal((id, web.Wanted!.Digest), (web.Now.ImageId, web.Now.Digest));

        IDeploymentTarget target = await OpenAsync("gone");
        IReadOnlyList<string> problems = await target.ProblemsAsync(await target.LookAsync(Cancel.Token), Cancel.Token);
        (_, OpsFailure? failure) = await _world.DeployAsync(target);

        Assert.Equal([$"The registry does not have {registry.Host}/web:gone (web)."], problems);
        Assert.Equal(ErrorIds.DeploymentImageMissing, failure?.ErrorId);
        Assert.Equal([id], _world.Running("web"));

        // The engine lost what ran before: the registry brings it back by its digest.
        Push(registry, "2");
        StageContext second = await DeployAsync("2");
        _world.Docker("rmi", $"{registry.Host}/web:1");
        Assert.Null(await _world.DoAsync((await OpenAsync("2")).PutBack(second.Deployment.Services), second));
        Assert.Equal([id], _world.Running("web"));
        Assert.DoesNotContain(_world.Done, static d => d.StartsWith("Rollback db", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programs_run_in_the_new_image_and_in_what_runs_with_the_lock_in_their_variables()
    {
        _world.Token = 7;
        Compose("  web:\n    image: web:${TAG}\n    environment: { SECRET_KEY: '${SECRET}' }\n" + Quiet);
        _world.Image($"web:{_world.Name}-1");
        _world.Image($"web:{_world.Name}-2");
        await DeployAsync("1");
        IDeploymentTarget target = await OpenAsync("2");
        List<string> log = [];
        StageContext context = _world.Context() with { Log = line => log.Add(line.Text) };

        string migrated = await target.RunAsync("web", image: null, ["sh", "-c", "echo token $FSOPS_FENCE_TOKEN; cat /version"], context, TimeSpan.FromMinutes(1), Cancel.Token);
        string reloaded = await target.ExecuteAsync("web", ["sh", "-c", "echo token $FSOPS_FENCE_TOKEN; cat /version"], context, Cancel.Token);

        Assert.Equal($"token 7\nweb:{_world.Name}-2", migrated);
        Assert.Equal($"token 7\nweb:{_world.Name}-1", reloaded);
        OpsFailure failed = await Real.FailureAsync(() => target.RunAsync("web", image: null, ["sh", "-c", "echo column $SECRET_KEY is missing >&2; exit 4"], context, TimeSpan.FromMinutes(1), Cancel.Token));
        Assert.Equal(ErrorIds.DeploymentCommandFailed, failed.ErrorId);
        Assert.Contains("ended with 4", failed.Message, StringComparison.Ordinal);
        Assert.Contains("is missing", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarienvogel", string.Join("\n", [.. _world.Host.Verbose, .. _world.Host.Information, .. _world.Done, .. log]), StringComparison.Ordinal);
        Assert.Contains("column *** is missing", log);
        OpsFailure slow = await Real.FailureAsync(() => target.RunAsync("web", image: null, ["sleep", "600"], context, TimeSpan.FromSeconds(3), Cancel.Token));
        Assert.Equal((ErrorIds.DeploymentCommandFailed, FailureKind.OperationTimeout), (slow.ErrorId, slow.Kind));
        Assert.Single(_world.Running("web"));

        List<FsDeploymentLogLine> lines = [];
        await Until.TrueAsync(
            async () =>
            {
                lines.Clear();
                await target.ReadLogsAsync(["web"], since: null, lines.Add, Cancel.Token);
                return lines.Count > 0;
            },
            "the service has said something");
        Assert.Equal(("web", "up"), (lines[0].Job, lines[0].Text));
        Assert.InRange(lines[0].At!.Value, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow);
        lines.Clear();
        await target.ReadLogsAsync([], DateTime.UtcNow, lines.Add, Cancel.Token);
        Assert.Empty(lines);
    }

    [Fact]
    public async Task What_will_surely_fail_is_told_before()
    {
        Compose("  web:\n    image: web:1\n    ports: ['8080:80', '443:443']\n    build: .\n  api:\n    image: 'web:${NOWHERE}'\n    ports: ['127.0.0.1:8080:90', '443:443/udp']\n");
        _world.Configure(", migrations: { service: backend, run: [migrate] }");
        IDeploymentTarget target = await OpenAsync("1");

        IReadOnlyList<string> problems = await target.ProblemsAsync(await target.LookAsync(Cancel.Token), Cancel.Token);

        Assert.Equal(
            [
                "The configuration names the service 'backend', which the compose files do not have.",
                "'api' and 'web' both publish 0.0.0.0:8080/tcp: the second does not start.",
                "The image of 'api' is 'web:', because nobody sets a variable: NOWHERE.",
            ],
            problems);
        Compose("  web:\n    image: web:${NOWHERE:?say which}\n");
        OpsFailure refused = await Real.FailureAsync(async () => await (await OpenAsync("1")).LookAsync(Cancel.Token));
        Assert.Equal((ErrorIds.DeploymentVariableMissing, "The compose files need variables that nobody sets: NOWHERE."), (refused.ErrorId, refused.Message));
        Compose("  web: 5\n");
        Assert.Equal(ErrorIds.DeploymentFilesRefused, (await Real.FailureAsync(async () => await (await OpenAsync("1")).LookAsync(Cancel.Token))).ErrorId);
    }

    [Fact]
    public async Task A_service_that_ran_two_images_before_is_not_removed()
    {
        Compose(Web());
        _world.Image($"web:{_world.Name}-1");
        StageContext context = await DeployAsync("1");
        context.Deployment.Services[0].IsNew = false;
        context.Deployment.Services[0].Before = null;

        OpsFailure? failure = await _world.DoAsync((await OpenAsync("1")).PutBack(context.Deployment.Services), context);

        Assert.Equal(ErrorIds.DeploymentBeforeUnknown, failure?.ErrorId);
        Assert.Single(_world.Running("web"));
    }

    [Fact]
    public async Task Without_docker_and_without_an_engine_it_is_said_what_to_do()
    {
        Compose(Web());
        Assert.Equal(ErrorIds.DeploymentToolMissing, (await Real.FailureAsync(() => _world.OpenAsync(TargetWorld.Tag("1"), tools: Real.NoTools))).ErrorId);
        using FakeDocker docker = new();
        docker.Says("compose", "services:\n  web: { image: 'web:1' }\n").Says("ps", string.Empty, "Cannot connect to the Docker daemon", code: 1);
        IDeploymentTarget target = await _world.OpenAsync(TargetWorld.Tag("1"), Real.Processes, new ToolLocator(Path.GetDirectoryName(docker.Program), untrustedRoot: null));

        OpsFailure silent = await Real.FailureAsync(() => target.LookAsync(Cancel.Token));

        Assert.Equal(ErrorIds.DeploymentEngineSilent, silent.ErrorId);
        Assert.Contains("Cannot connect", silent.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_killed_is_no_health_and_one_that_hangs_ends_with_the_deployment()
    {
        _world.Configure(deadline: "1s");
        Compose(Web());
        using FakeDocker docker = new();
        docker.Says("compose", "services:\n  web: { image: 'web:1' }\n").Says("image", """[{"Id":"sha256:1","RepoTags":["web:1"],"RepoDigests":[]}]""").Says("ps", string.Empty, "Killed", code: 137);
        IDeploymentTarget target = await _world.OpenAsync(TargetWorld.Tag("1"), Real.Processes, new ToolLocator(Path.GetDirectoryName(docker.Program), untrustedRoot: null));
        FsDeployedService web = new() { Name = "web", Image = "web:1" };
        IReadOnlyList<StageWork> parts = target.Change([web]);

        OpsFailure failure = await Real.FailureAsync(() => parts[1].RunAsync(_world.Context(web), Cancel.Token));
        docker.Says("compose", string.Empty, hangs: true);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(200));

        Assert.Equal(ErrorIds.DeploymentServiceUnhealthy, failure.ErrorId);
        Assert.Contains("Killed", failure.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => parts[0].RunAsync(_world.Context(web), stop.Token));
    }

    private static string Web() => "  web:\n    image: web:${TAG}\n" + Check + Quiet;

    private void Compose(string services) => _world.Write("compose.yml", "version: '2.4'\nservices:\n" + services);

    private Task<IDeploymentTarget> OpenAsync(string tag) => _world.OpenAsync(TargetWorld.Tag(Own(tag)));

    private Task<StageContext> DeployAsync(string tag) => _world.DeployWellAsync(TargetWorld.Tag(Own(tag)));

    // Images without a registry have a name of the test's own; those of a registry need none.
    private string Own(string tag) => File.ReadAllText(_world.At("compose.yml")).Contains("/web:${TAG}", StringComparison.Ordinal) ? tag : $"{_world.Name}-{tag}";

    private string Push(RegistryServer registry, string tag)
    {
        string id = _world.Image($"{registry.Host}/web:{tag}");
        _world.Docker("push", $"{registry.Host}/web:{tag}");
        return id;
    }

    private string[] Parts() => [.. _world.Done.Select(static d => d[..d.IndexOf(':', StringComparison.Ordinal)])];
}
