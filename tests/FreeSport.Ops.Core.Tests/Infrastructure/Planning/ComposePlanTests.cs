using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Planning;

namespace FreeSport.Ops.Core.Tests.Infrastructure.Planning;

/// <summary>Plans of compose files against a real engine: what is new, changed, stopped, scaled, left over.</summary>
public sealed class ComposePlanTests(DockerEngine engine) : IClassFixture<DockerEngine>, IDisposable
{
    private const string Service = "    image: plan-test:1\n    command: [sh, -c, 'while :; do sleep 0.2; done']\n    network_mode: none\n    stop_grace_period: 0s\n";

    private readonly PlanProject _project = new("terraform: []");
    private readonly string _name = "plan" + Guid.NewGuid().ToString("N")[..8];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_differs_from_what_runs_is_planned_and_applied()
    {
        await PrepareAsync();
        Compose($"services:\n  web:\n{Service}    environment: {{ TOKEN: '${{TOKEN}}' }}\n    volumes: ['data:/data']\n  worker:\n{Service}volumes: {{ data: {{}} }}\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Changes, plan.State);
        Assert.Equal(["Create volume data", "Create service web", "Create service worker"], plan.Changes.Select(static c => c.ToString()));
        Assert.Equal("", await DockerAsync("ps", "--all", "--quiet", "--filter", "label=com.docker.compose.project=" + _name));
        FsInfrastructureChange done = await _project.ApplyAsync(plan);
        Assert.Equal(FsOutcome.Passed, done.Outcome);
        Assert.Equal(3, done.DoneCount);
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);

        // A value of the env file, a container that was stopped, a service that is gone.
        _project.Write("docker/.env", "TOKEN=kanarienvogel-2\n");
        await DockerAsync("stop", "--time", "0", (await DockerAsync("ps", "--quiet", "--filter", "label=com.docker.compose.project=" + _name, "--filter", "label=com.docker.compose.service=worker")).Trim());
        FsInfrastructurePlan second = await _project.PlanAsync();
        Assert.Equal(["Update service web", "Update service worker"], second.Changes.Select(static c => c.ToString()));
        Assert.Equal(ErrorIds.PlanUsed, (await _project.RefusalAsync(plan)).ErrorId);

        Compose($"services:\n  web:\n{Service}    environment: {{ TOKEN: '${{TOKEN}}' }}\n    volumes: ['data:/data']\nvolumes: {{ data: {{}} }}\n");
        Assert.Equal(ErrorIds.PlanStale, (await _project.RefusalAsync(second)).ErrorId);
        FsInfrastructurePlan third = await _project.PlanAsync();
        Assert.Equal("Delete service worker", Assert.Single(third.Changes, static c => c.IsDestructive).ToString());
        Assert.Equal(ErrorIds.PlanDestroys, (await _project.RefusalAsync(third)).ErrorId);
        Assert.Equal(FsOutcome.Passed, (await _project.ApplyAsync(third, allowDestroy: true)).Outcome);
        Assert.Equal(FsInfrastructurePlanState.NoChanges, (await _project.PlanAsync()).State);
        Assert.DoesNotContain("kanarienvogel", _project.Said, StringComparison.Ordinal);

        // What runs is a part of what the plan was made from.
        _project.Write("docker/.env", "TOKEN=3\n");
        FsInfrastructurePlan fourth = await _project.PlanAsync();
        await DockerAsync("rm", "--force", (await DockerAsync("ps", "--quiet", "--filter", "label=com.docker.compose.project=" + _name)).Trim());
        OpsFailure moved = await _project.RefusalAsync(fourth);
        Assert.Contains("containers", moved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_that_moved_under_its_tag_is_a_change()
    {
        await PrepareAsync();
        Compose($"services:\n  web:\n{Service}");
        await _project.ApplyAsync(await _project.PlanAsync());
        await ImageAsync("ENV MOVED=1");

        FsResourceChange change = Assert.Single((await _project.PlanAsync()).Changes);

        Assert.Equal("Update service web", change.ToString());
        Assert.NotEmpty(change.Reason);
        await DockerAsync("rm", "--force", (await DockerAsync("ps", "--quiet", "--filter", "label=com.docker.compose.project=" + _name)).Trim());
    }

    [Fact]
    public async Task What_compose_refuses_and_engines_that_do_not_answer_are_inconclusive()
    {
        await PrepareAsync();
        Compose("services:\n  web:\n    networks: [nowhere]\n    image: x\n");
        FsInfrastructurePlan refused = await _project.PlanAsync();
        Assert.Equal(FsInfrastructurePlanState.Inconclusive, refused.State);
        Assert.StartsWith("Test-FsCompose", refused.NextCommand, StringComparison.Ordinal);

        Compose($"services:\n  web:\n{Service}");
        Engines(new Dictionary<string, string?>(engine.Variables()) { ["DOCKER_HOST"] = "unix:///nowhere.sock" });
        FsInfrastructurePlan silent = await _project.PlanAsync();
        Assert.Equal(FsInfrastructurePlanState.Inconclusive, silent.State);
        Assert.Equal("Test-FsDocker", silent.NextCommand);
    }

    // The values of a template must not get to a host.
    [Fact]
    public async Task A_template_is_no_env_file()
    {
        await PrepareAsync();
        Compose($"services:\n  web:\n{Service}");
        _project.Write("docker/.env.example", "TOKEN=changeme\n").Write("freesport.ops.yml", $"environments:\n  staging:\n    compose: {{ files: [docker/docker-compose.yml], envFiles: [docker/.env.example], projectName: {_name} }}\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains(".env.example", plan.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_env_file_that_is_not_here_is_named_with_the_template_to_copy()
    {
        await PrepareAsync();
        Compose($"services:\n  web:\n{Service}");
        _project.Write(".env.example", "TOKEN=changeme\n").Write("freesport.ops.yml", $"environments:\n  staging:\n    compose: {{ files: [docker/docker-compose.yml], envFiles: [.env], projectName: {_name} }}\n");

        FsInfrastructurePlan plan = await _project.PlanAsync();

        Assert.Equal(FsInfrastructurePlanState.Inconclusive, plan.State);
        Assert.Contains("The env file '.env' is not on this machine.", plan.Summary, StringComparison.Ordinal);
        Assert.Equal("Copy .env.example to .env, put in the host's values, then plan again.", plan.Remedy);
    }

    private void Compose(string text) => _project.Write("docker/docker-compose.yml", "version: '2.4'\n" + text);

    private async Task PrepareAsync()
    {
        IReadOnlyDictionary<string, string?> variables = engine.Variables();
        Assert.SkipUnless(variables.ContainsKey("DOCKER_CONFIG"), "There is no docker-compose on PATH.");
        Assert.SkipUnless(File.Exists("/bin/busybox"), "There is no static busybox.");
        _project.Write("docker/.env", "TOKEN=kanarienvogel-1\n");
        _project.Write("freesport.ops.yml", $"environments:\n  staging:\n    compose: {{ files: [docker/docker-compose.yml], envFiles: [docker/.env], projectName: {_name} }}\n");
        Engines(variables);
        await ImageAsync("ENV PATH=/bin");
    }

    private void Engines(IReadOnlyDictionary<string, string?> variables) => _project.Engines = project =>
        [.. ComposeSets.Find(project).Select(s => new ComposeEngine(project, s, project.Configuration.Environments[0].Compose!, new InheritingRunner(Real.Processes, variables), Real.Tools))];

    private async Task ImageAsync(string change)
    {
        using TempFolder image = new();
        Directory.CreateDirectory(image.At("bin"));
        File.Copy("/bin/busybox", image.At("bin/sh"));
        File.Copy("/bin/busybox", image.At("bin/sleep"));
        using TempFolder tar = new();
        CommandLine.Run("/bin/tar", ["-C", image.Path, "-cf", tar.At("image.tar"), "."], tar.Path);
        await DockerAsync("import", "-c", "ENV PATH=/bin", "-c", change, tar.At("image.tar"), "plan-test:1");
    }

    private async Task<string> DockerAsync(params string[] arguments)
    {
        ProcessResult result = await Real.Processes.RunAsync(
            new ProcessRequest(CommandLine.Find("docker")!, arguments) { WorkingDirectory = _project.Repository.Path, Environment = engine.Variables() }, Cancel.Token);
        Assert.True(result.ExitCode == 0, result.Message);
        return result.StandardOutput;
    }
}
