using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of a stack against a real engine in Swarm mode.</summary>
public sealed class SwarmPlanTests(DockerEngine engine) : IClassFixture<DockerEngine>, IDisposable
{
    private const string Networks = "networks: { hostnet: { external: true, name: host } }\n";

    private readonly PlanProject _project = new("terraform: []");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_differs_from_what_the_engine_has_is_planned_and_applied()
    {
        await PrepareAsync();
        Stack("services:\n" + Service("web") + "    configs: [settings]\n" + Service("worker") + Networks + "configs: { settings: { file: ./settings.txt } }\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(["Create config settings", "Create service web", "Create service worker"], plan.Changes.Select(static c => c.ToString()));
        Assert.Equal(FsOutcome.Passed, (await _project.ApplyAsync(plan)).Outcome);
        FsInfrastructurePlan same = await _project.PlanAsync();
        Assert.Equal([], same.Changes.Select(static c => c + ": " + c.Reason));
        Assert.Equal(FsInfrastructurePlanState.NoChanges, same.State);

        _project.Write("docker/.env", "TOKEN=kanarienvogel-2\n");
        Stack("services:\n" + Service("web", replicas: 2) + "    configs: [settings]\n" + Networks + "configs: { settings: { file: ./settings.txt } }\n");
        FsInfrastructurePlan second = await _project.PlanAsync();
        Assert.Equal(["Update service web: replicas, environment", "Delete service worker: runs, and the files have no such service"], second.Changes.Select(static c => c + ": " + c.Reason));
        Assert.Equal(ErrorIds.PlanDestroys, (await _project.RefusalAsync(second)).ErrorId);
        Assert.Equal(FsOutcome.Passed, (await _project.ApplyAsync(second, allowDestroy: true)).Outcome);
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);

        // What the engine would refuse half way is refused before.
        _project.Write("docker/settings.txt", "kanarienvogel-3");
        FsInfrastructurePlan third = await _project.PlanAsync();
        Assert.Equal(FsInfrastructurePlanState.Inconclusive, third.State);
        Assert.Equal("Replace config settings", Assert.Single(third.Changes, static c => c.IsDestructive).ToString());
        Assert.Contains("config settings", third.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarienvogel", _project.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_is_no_manager_is_inconclusive()
    {
        await PrepareAsync();
        Stack("services:\n" + Service("web") + Networks);
        Engines(new Dictionary<string, string?>(engine.Variables()) { ["DOCKER_HOST"] = "unix:///nowhere.sock" });

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Equal("Test-FsDocker", plan.NextCommand);
    }

    private static string Service(string name, int replicas = 1) =>
        $"  {name}:\n    image: swarm-plan-test:1\n    command: [sleep, '600']\n    environment: {{ TOKEN: '${{TOKEN}}' }}\n    networks: [hostnet]\n    deploy: {{ replicas: {replicas} }}\n";

    private void Stack(string text) => _project.Write("docker/stack.yml", "version: '3.8'\n" + text);

    private async Task PrepareAsync()
    {
        IReadOnlyDictionary<string, string?> variables = engine.Variables();
        Assert.SkipUnless(File.Exists("/bin/busybox"), "There is no static busybox.");
        _project.Write("docker/.env", "TOKEN=kanarienvogel-1\n").Write("docker/settings.txt", "kanarienvogel-0");
        _project.Write("freesport.ops.yml", "environments:\n  staging:\n    compose: { files: [docker/stack.yml], envFiles: [docker/.env], target: swarm, stack: shop }\n");
        Engines(variables);
        using TempFolder image = new();
        Directory.CreateDirectory(image.At("bin"));
        File.Copy("/bin/busybox", image.At("bin/sleep"));
        using TempFolder tar = new();
        CommandLine.Run("/bin/tar", ["-C", image.Path, "-cf", tar.At("image.tar"), "."], tar.Path);
        await DockerAsync("import", "-c", "ENV PATH=/bin", tar.At("image.tar"), "swarm-plan-test:1");
        if ((await DockerAsync("info", "--format", "{{.Swarm.LocalNodeState}}")).Trim() != "active")
        {
            await DockerAsync("swarm", "init", "--advertise-addr", "127.0.0.1");
        }
    }

    private void Engines(IReadOnlyDictionary<string, string?> variables) => _project.Engines = project =>
        [.. ComposeSets.Find(project).Select(s => new SwarmEngine(project, s, project.Configuration.Environments[0].Compose!, new InheritingRunner(Real.Processes, variables), Real.Tools))];

    private async Task<string> DockerAsync(params string[] arguments)
    {
        ProcessResult result = await Real.Processes.RunAsync(
            new ProcessRequest(CommandLine.Find("docker")!, arguments) { WorkingDirectory = _project.Repository.Path, Environment = engine.Variables() }, Cancel.Token);
        Assert.True(result.ExitCode == 0, result.Message);
        return result.StandardOutput;
    }
}
