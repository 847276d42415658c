using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

public sealed class DockerProbeTests
{
    [Fact]
    public async Task An_engine_that_answers_is_ready_and_told_with_all_that_is_known()
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info());

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal((FsDockerState.Ready, FsOutcome.Passed, FsScope.Full), (status.State, status.Outcome, status.Scope));
        Assert.Equal(("27.3.1", "28.2.2", FakeDocker.Compose, "default"), (status.EngineVersion, status.ClientVersion, status.ComposeVersion, status.Context));
        Assert.Equal(("Docker Desktop", 3, docker.Program), (status.OperatingSystem, status.RunningContainers, status.Path));
        Assert.Equal(("docker", "28.2.2", docker.Program), (status.Tools[0].Name, status.Tools[0].Version, status.Tools[0].Path));
        Assert.Equal((null, null), (status.Remedy, status.NextCommand));
        Assert.Contains("27.3.1", status.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_docker_on_the_path_nothing_is_run()
    {
        FsDockerStatus status = await new DockerProbe(Real.Processes, Real.NoTools, Path.GetTempPath())
            .TestAsync(new DockerProbeOptions(TimeSpan.FromSeconds(1), new(1, 0), new(1, 0), Context: null), Cancel.Token);

        Assert.Equal((FsDockerState.NotInstalled, FsOutcome.Failed, null), (status.State, status.Outcome, status.Path));
        Assert.Empty(status.Tools);
        Assert.NotNull(status.NextCommand);
    }

    [Theory]
    [InlineData("docker: 'compose' is not a docker command.\nSee 'docker --help'\n", 1)]
    [InlineData("unknown flag: --short\nSee 'docker --help'.\n\nUsage:  docker [OPTIONS] COMMAND\n", 125)]
    [InlineData("unknown shorthand flag: 's' in -short\n", 125)]
    public async Task An_engine_without_compose_is_told_with_the_engines_version(string error, int code)
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info()).Says("compose", string.Empty, error, code);

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal((FsDockerState.ComposeMissing, FsOutcome.Failed, null), (status.State, status.Outcome, status.ComposeVersion));
        Assert.Contains("27.3.1", status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("19.03.15", "2.27.0", FsDockerState.TooOld)]
    [InlineData("27.3.1", "1.29.2, build unknown", FsDockerState.TooOld)]
    [InlineData("20.10.0", "v2.0.0-rc.1", FsDockerState.Ready)]
    [InlineData("20.10.24+dfsg1", "v2.27.0-desktop.2", FsDockerState.Ready)]
    [InlineData("library-import", "2.27.0", FsDockerState.TooOld)]
    public async Task Versions_are_held_against_what_is_needed(string engine, string compose, FsDockerState expected)
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info(engine)).Says("compose", compose + "\n");

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal(expected, status.State);
        Assert.Contains(engine, status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", FsDockerState.Ready)]
    [InlineData("production", FsDockerState.WrongContext)]
    [InlineData("Default", FsDockerState.WrongContext)]
    public async Task The_context_is_the_expected_one_or_it_is_told_how_to_switch(string expected, FsDockerState state)
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info());

        FsDockerStatus status = await docker.TestAsync(expected);

        Assert.Equal(state, status.State);
        Assert.Equal(state == FsDockerState.Ready ? null : "docker context use " + expected, status.NextCommand);
    }

    [Fact]
    public async Task A_wrong_context_is_told_even_when_its_engine_does_not_answer()
    {
        using FakeDocker docker = new();
        docker.Says("info", string.Empty, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n", 1);

        Assert.Equal(FsDockerState.WrongContext, (await docker.TestAsync("production")).State);
    }

    [Fact]
    public async Task A_client_too_old_for_context_show_tells_its_context_all_the_same()
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info()).Says("context", string.Empty, "\nUsage:  docker context COMMAND\n\nManage contexts\n", 1);

        FsDockerStatus status = await docker.TestAsync("default");

        Assert.Equal((FsDockerState.Ready, "default"), (status.State, status.Context));
    }

    [Fact]
    public async Task An_engine_that_hangs_is_no_verdict_after_the_time_given()
    {
        using FakeDocker docker = new();
        docker.Says("info", string.Empty, hangs: true);

        FsDockerStatus status = await docker.TestAsync(timeout: TimeSpan.FromSeconds(1));

        Assert.Equal((FsDockerState.TimedOut, FsOutcome.Inconclusive), (status.State, status.Outcome));
        Assert.Contains("1 s", status.Summary, StringComparison.Ordinal);
    }
}
