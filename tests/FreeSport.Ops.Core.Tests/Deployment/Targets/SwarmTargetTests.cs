using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Tests.Deployment.Targets;

/// <summary>Stacks that are deployed to a real engine in Swarm mode, with images of a real registry.</summary>
public sealed class SwarmTargetTests : IClassFixture<DockerEngine>, IDisposable
{
    private const string Stay = "trap 'exit 0' TERM; echo up; while true; do sleep 0.2; done";
    private const string Networks = "networks: { hostnet: { external: true, name: host } }\n";

    private readonly TargetWorld _world;

    public SwarmTargetTests(DockerEngine engine)
    {
        _world = new TargetWorld(engine, "swarm");
        if (_world.Docker("info", "--format", "{{.Swarm.LocalNodeState}}").Trim() != "active")
        {
            _world.Docker("swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:" + SshServer.FreePort());
        }
    }

    public void Dispose()
    {
        _world.Docker("stack", "rm", _world.Name);
        _world.Dispose();
    }

    [Fact]
    public async Task A_stack_is_pinned_changed_judged_by_its_tasks_and_put_back_to_the_digest_that_ran()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        Stack(registry, Web(), "  job:\n    image: REG/web:${TAG}\n    command: [echo, done]\n    networks: [hostnet]\n    deploy: { restart_policy: { condition: none } }\n");
        string one = Push(registry, "1");
        string two = Push(registry, "2");

        StageContext first = await _world.DeployWellAsync(TargetWorld.Tag("1"));
        Assert.Equal($"Update : {_world.Name}: 2 services given to Swarm.", _world.Done[1]);
        Assert.Contains("did its work", Assert.Single(_world.Done, static d => d.StartsWith("Health job", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(first.Deployment.Services, s => Assert.Equal((one, one, true), (s.Wanted!.Digest, s.Now!.Digest, s.IsHealthy)));
        Assert.Equal($"{registry.Host}/web:1@{one} 1", Inspect("web"));

        // A second deployment of a job that is done is paused by Swarm, and well all the same.
        _world.Token = 2;
        StageContext second = await _world.DeployWellAsync(TargetWorld.Tag("2"));
        Assert.All(second.Deployment.Services, s => Assert.Equal((one, two), (s.Before!.Digest, s.Now!.Digest)));
        Assert.Equal($"{registry.Host}/web:2@{two} 2", Inspect("web"));

        // Whoever held the lock before is refused, and has changed nothing.
        _world.Token = 1;
        IDeploymentTarget target = await _world.OpenAsync(TargetWorld.Tag("2"));
        Assert.True(target.IsFenced);
        OpsFailure? late = await _world.DoAsync(target.PutBack(second.Deployment.Services), _world.Context(second.Deployment.Services));
        Assert.Equal(ErrorIds.DeploymentFenced, late?.ErrorId);
        Assert.Equal($"{registry.Host}/web:2@{two} 2", Inspect("web"));

        _world.Token = 3;
        FsDeployedService web = second.Deployment.Services.Single(static s => s.Name == "web");
        StageContext back = _world.Context(web);
        Assert.Null(await _world.DoAsync(target.PutBack([web]), back));
        Assert.Equal($"{registry.Host}/web:1@{one} 3", Inspect("web"));
        Assert.Equal((one, true), (web.Now!.Digest, web.IsHealthy));
        Assert.Equal((one, true), (await target.LookAsync(Cancel.Token)).Where(static s => s.Name == "web").Select(static s => (s.Now!.Digest, s.IsHealthy)).Single());
    }

    [Fact]
    public async Task An_update_that_Swarm_rolled_back_itself_is_a_failure_that_says_so_and_so_is_one_that_never_gets_well()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        Stack(registry, Web("update_config: { monitor: 3s, failure_action: rollback }"));
        string one = Push(registry, "1");
        string bad = Push(registry, "bad", health: null);
        await _world.DeployWellAsync(TargetWorld.Tag("1"));

        (StageContext context, OpsFailure? failure) = await _world.DeployAsync(await _world.OpenAsync(TargetWorld.Tag("bad")));

        Assert.Equal(ErrorIds.DeploymentRolledBackByEngine, failure?.ErrorId);
        Assert.StartsWith("Swarm itself rolled 'web' back", failure!.Message, StringComparison.Ordinal);
        Assert.Equal((bad, false), (context.Deployment.Services[0].Wanted!.Digest, context.Deployment.Services[0].IsHealthy));
        await Until.TrueAsync(async () => (await (await _world.OpenAsync(TargetWorld.Tag("1"))).LookAsync(Cancel.Token))[0] is { IsHealthy: true } web && web.Now!.Digest == one, "what ran before runs again");

        _world.Docker("stack", "rm", _world.Name);
        await Until.TrueAsync(() => _world.Docker("service", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=" + _world.Name).Length == 0, "the stack is gone");
        _world.Configure(deadline: "4s");
        (StageContext fresh, OpsFailure? never) = await _world.DeployAsync(await _world.OpenAsync(TargetWorld.Tag("bad")));
        Assert.Equal(ErrorIds.DeploymentServiceUnhealthy, never?.ErrorId);
        Assert.Null(await _world.DoAsync((await _world.OpenAsync(TargetWorld.Tag("bad"))).PutBack(fresh.Deployment.Services), fresh));
        Assert.Equal(string.Empty, _world.Docker("service", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=" + _world.Name));
    }

    [Fact]
    public async Task What_cannot_be_pinned_or_surely_fails_is_refused_before_anything_is_changed()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        _world.Image("local:" + _world.Name);
        _world.Write("settings.txt", "one");
        Stack(registry, $"  web:\n    image: REG/web:gone\n    ports: [{{ mode: host, target: 80, published: 8080 }}]\n    deploy: {{ update_config: {{ order: start-first }} }}\n    configs: [settings]\n  own:\n    image: local:{_world.Name}\n", "configs: { settings: { file: ./settings.txt } }\n");
        CommandLine.Run("/bin/bash", ["-c", $"echo two | \"{CommandLine.Find("docker")}\" --host \"$0\" config create {_world.Name}_settings -", _world.Engine], Path.GetTempPath());
        IDeploymentTarget target = await _world.OpenAsync();
        IReadOnlyList<FsDeployedService> services = await target.LookAsync(Cancel.Token);

        IReadOnlyList<string> problems = await target.ProblemsAsync(services, Cancel.Token);

        Assert.Equal(
            [
                $"The registry does not have {registry.Host}/web:gone (web).",
                "'web' takes 0.0.0.0:8080/tcp of its node and starts the new task first (start-first): the port is still taken.",
                $"The content of the config {_world.Name}_settings changed under the same name, which Swarm refuses: give it a new name.",
                $"The image local:{_world.Name} of 'own' comes from no registry, so it has no digest: no rollback could bring it back.",
            ],
            problems);
        Assert.Equal(ErrorIds.DeploymentImageUnpinned, (await _world.DoAsync(target.Fetch([.. services.Where(static s => s.Name == "own")]), _world.Context()))?.ErrorId);
        Assert.Equal(ErrorIds.DeploymentImageMissing, (await _world.DoAsync(target.Fetch([.. services.Where(static s => s.Name == "web")]), _world.Context()))?.ErrorId);
        Assert.Equal(string.Empty, _world.Docker("service", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=" + _world.Name));
    }

    [Fact]
    public async Task Programs_run_once_in_the_new_image_and_in_what_runs_and_logs_are_read()
    {
        using RegistryServer registry = await RegistryServer.StartAsync(login: false);
        Stack(registry, Web() + "    environment: { SECRET_KEY: '${SECRET}' }\n");
        Push(registry, "1");
        Push(registry, "2");
        _world.Token = 7;
        await _world.DeployWellAsync(TargetWorld.Tag("1"));
        IDeploymentTarget target = await _world.OpenAsync(TargetWorld.Tag("2"));
        StageContext context = _world.Context([.. await target.LookAsync(Cancel.Token)]);
        Assert.Null(await _world.DoAsync(target.Fetch(context.Deployment.Services), context));

        string migrated = await target.RunAsync("web", image: null, ["sh", "-c", "echo token $FSOPS_FENCE_TOKEN $SECRET_KEY; cat /version"], context, TimeSpan.FromMinutes(1), Cancel.Token);
        string reloaded = await target.ExecuteAsync("web", ["sh", "-c", "echo token $FSOPS_FENCE_TOKEN; cat /version"], context, Cancel.Token);
        OpsFailure failed = await Real.FailureAsync(() => target.RunAsync("web", image: null, ["sh", "-c", "echo no such column >&2; exit 4"], context, TimeSpan.FromMinutes(1), Cancel.Token));
        OpsFailure slow = await Real.FailureAsync(() => target.RunAsync("web", image: null, ["sleep", "600"], context, TimeSpan.FromSeconds(2), Cancel.Token));

        Assert.Equal($"token 7 kanarienvogel-$1\n{registry.Host}/web:2", migrated);
        Assert.Equal($"token 7\n{registry.Host}/web:1", reloaded);
        Assert.Equal((ErrorIds.DeploymentCommandFailed, "'sh' in a container of 'web' ended with 4: no such column"), (failed.ErrorId, failed.Message));
        Assert.Equal((ErrorIds.DeploymentCommandFailed, FailureKind.OperationTimeout), (slow.ErrorId, slow.Kind));
        Assert.Single(_world.Docker("service", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=" + _world.Name).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        List<FsDeploymentLogLine> lines = [];
        await target.ReadLogsAsync([], since: null, lines.Add, Cancel.Token);
        Assert.Equal(("web", "up", true), (lines[0].Job, lines[0].Text, lines[0].At is not null));
    }

    private static string Web(string deploy = "update_config: { monitor: 500ms }") =>
        "  web:\n    image: REG/web:${TAG}\n    networks: [hostnet]\n    stop_grace_period: 0s\n    healthcheck: { test: [CMD, cat, /www/health], interval: 300ms, timeout: 2s, retries: 2 }\n    deploy: { restart_policy: { delay: 100ms }, " + deploy + " }\n";

    private void Stack(RegistryServer registry, params string[] services) =>
        _world.Write("compose.yml", "version: '3.8'\nservices:\n" + string.Concat(services).Replace("REG", registry.Host, StringComparison.Ordinal) + Networks);

    // The digest that the registry gave it.
    private string Push(RegistryServer registry, string tag, string? health = "ok")
    {
        string image = $"{registry.Host}/web:{tag}";
        _world.Image(image, health, Stay);
        string pushed = _world.Docker("push", image);
        return "sha256:" + pushed[(pushed.IndexOf("sha256:", StringComparison.Ordinal) + 7)..][..64];
    }

    // The image that tasks are made from, and the token in the label.
    private string Inspect(string service) =>
        _world.Docker("service", "inspect", "--format", "{{.Spec.TaskTemplate.ContainerSpec.Image}} {{index .Spec.Labels \"fsops.token\"}}", _world.Name + "_" + service).Trim();
}
