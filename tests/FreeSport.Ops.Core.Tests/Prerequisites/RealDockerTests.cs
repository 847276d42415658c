using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

public sealed class RealDockerTests(DockerEngine engine) : IClassFixture<DockerEngine>
{
    [Fact]
    public async Task A_real_engine_answers_with_its_version()
    {
        IReadOnlyDictionary<string, string?> variables = engine.Variables();
        string version = Docker(variables, "version", "--format", "{{.Server.Version}}");

        FsDockerStatus status = await TestAsync(variables, new Version(1, 0));

        Assert.Equal((version, 0, "default"), (status.EngineVersion, status.RunningContainers, status.Context));
        Assert.Empty(status.ServerErrors);

        // Which compose there is depends on the machine: Debian's is 1.29 behind a plugin of the tests' own, or none.
        Assert.Equal(status.ComposeVersion is null ? FsDockerState.ComposeMissing : FsDockerState.Ready, status.State);
    }

    [Fact]
    public async Task A_compose_of_the_first_generation_is_too_old()
    {
        IReadOnlyDictionary<string, string?> variables = engine.Variables();

        FsDockerStatus status = await TestAsync(variables, DockerProbeOptions.DefaultCompose);

        Assert.SkipUnless(status.ComposeVersion?.StartsWith("1.", StringComparison.Ordinal) is true, $"Compose here is '{status.ComposeVersion}' and not of the first generation.");
        Assert.Equal((FsDockerState.TooOld, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains(status.ComposeVersion, status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unix:///nowhere/docker.sock")]
    [InlineData("tcp://127.0.0.1:1")]
    public async Task Where_no_engine_listens_the_real_client_is_understood(string host)
    {
        Assert.SkipWhen(CommandLine.Find("docker") is null, "There is no docker on PATH.");
        Assert.SkipWhen(OperatingSystem.IsWindows() && host.StartsWith("unix", StringComparison.Ordinal), "Windows knows no such address.");

        FsDockerStatus status = await TestAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = host }, new Version(1, 0));

        Assert.Equal((FsDockerState.NotRunning, FsOutcome.Failed), (status.State, status.Outcome));
    }

    [Fact]
    public async Task A_context_the_real_client_does_not_know_is_understood()
    {
        Assert.SkipWhen(CommandLine.Find("docker") is null, "There is no docker on PATH.");

        FsDockerStatus status = await TestAsync(new Dictionary<string, string?> { ["DOCKER_HOST"] = null, ["DOCKER_CONTEXT"] = "нет-такого" }, new Version(1, 0));

        Assert.Equal((FsDockerState.WrongContext, FsOutcome.Failed), (status.State, status.Outcome));
    }

    private static Task<FsDockerStatus> TestAsync(IReadOnlyDictionary<string, string?> variables, Version compose) =>
        new DockerProbe(new InheritingRunner(Real.Processes, variables), Real.Tools, Path.GetTempPath())
            .TestAsync(new DockerProbeOptions(TimeSpan.FromSeconds(60), new Version(1, 0), compose, Context: null), Cancel.Token);

    private static string Docker(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        CommandLine.Run(CommandLine.Find("docker")!, ["--host", variables["DOCKER_HOST"]!, .. arguments], Path.GetTempPath()).Trim();
}
