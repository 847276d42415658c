namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What docker says when something is wrong; it gives its errors no codes.</summary>
public sealed class DockerWordsTests
{
    [Theory]
    [InlineData("28 on Linux", "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?")]
    [InlineData("29 on Linux", "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory")]
    [InlineData("29 on Windows", "failed to connect to the docker API at npipe:////./pipe/dockerDesktopLinuxEngine; check if the path is correct and if the daemon is running: open //./pipe/dockerDesktopLinuxEngine: The system cannot find the file specified.")]
    [InlineData("24 on Windows", "error during connect: this error may indicate that the docker daemon is not running: Get \"http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/info\": open //./pipe/docker_engine: The system cannot find the file specified.")]
    [InlineData("Desktop 4.40 after a failed start", "Error response from daemon: Docker Desktop is unable to start")]
    [InlineData("Desktop 4.30 while it starts", "request returned 500 Internal Server Error for API route and version http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/info, check if the server supports the requested API version")]
    [InlineData("over TCP", "error during connect: Get \"https://10.0.0.5:2376/v1.47/info\": dial tcp 10.0.0.5:2376: connect: connection refused")]
    public async Task An_engine_that_is_not_running(string client, string words) => await AssertAsync(client, words, FsDockerState.NotRunning);

    [Theory]
    [InlineData("28 on Linux", "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.50/info\": dial unix /var/run/docker.sock: connect: permission denied")]
    [InlineData("29 on Linux", "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock")]
    [InlineData("24 on Windows", "error during connect: this error may indicate that the docker daemon is not running: Get \"http://%2F%2F.%2Fpipe%2Fdocker_engine/v1.24/info\": open //./pipe/docker_engine: Access is denied.")]
    [InlineData("28 on a Russian Windows", "error during connect: Get \"http://%2F%2F.%2Fpipe%2FdockerDesktopLinuxEngine/v1.47/info\": open //./pipe/dockerDesktopLinuxEngine: Отказано в доступе.")]
    public async Task An_engine_this_user_may_not_talk_to(string client, string words) => await AssertAsync(client, words, FsDockerState.NoPermission);

    [Theory]
    [InlineData("28", "Failed to initialize: unable to resolve docker endpoint: context \"nope\": context not found: open /root/.docker/contexts/meta/ca37/meta.json: no such file or directory")]
    [InlineData("20", "unable to resolve docker endpoint: context \"nope\" does not exist")]
    public async Task A_context_that_is_not_there(string client, string words) => await AssertAsync(client, words, FsDockerState.WrongContext);

    [Theory]
    [InlineData("Cannot connect to the Docker daemon at unix:///tmp/nope.sock. Is the docker daemon running?", FsDockerState.NotRunning)]
    [InlineData("permission denied while trying to connect to the Docker daemon socket at unix:///tmp/docker.sock: connect: permission denied", FsDockerState.NoPermission)]
    [InlineData("Error response from daemon: layer does not exist", FsDockerState.EngineError)]
    public async Task Version_20_says_it_in_its_answer_and_ends_well(string words, FsDockerState expected)
    {
        using FakeDocker docker = new();
        string answer = $$$"""{"ServerErrors":["{{{words}}}"],"ClientInfo":{"Debug":false,"Context":"default","Plugins":[],"Warnings":null}}""";
        docker.Says("info", answer + "\n");

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal((expected, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal([words], status.ServerErrors);
        Assert.Equal(words, status.Detail);
    }

    [Fact]
    public async Task What_an_engine_reports_of_itself_is_a_failure_although_it_has_a_version()
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info(serverErrors: ",\"ServerErrors\":[\"Swarm: manager is not reachable\",\"second\"]"), "errors pretty printing info\n", 1);

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal((FsDockerState.EngineError, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Contains("Swarm: manager is not reachable", status.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WARNING: Error loading config file: open /home/ops/.docker/config.json: permission denied")]
    [InlineData("WARNING: Error parsing config file (/home/ops/.docker/config.json): invalid character 'n' looking for beginning of object key string")]
    [InlineData("WARNING: No swap limit support")]
    [InlineData("WARNING: DOCKER_INSECURE_NO_IPTABLES_RAW is set")]
    public async Task A_warning_beside_a_good_answer_does_not_spoil_it(string warning)
    {
        using FakeDocker docker = new();
        docker.Says("info", FakeDocker.Info(), warning + "\n");

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal(FsDockerState.Ready, status.State);
        Assert.Equal(warning, status.Detail);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("<html>proxy</html>")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"ServerVersion\":\"\"}")]
    [InlineData("{\"ServerVersion\":28}")]
    [InlineData("{\"ServerVersion\":\"28.0.0\",\"ContainersRunning\":\"many\"}")]
    [InlineData("{\"ServerVersion\":\"28.0.0\",\"ClientInfo\":[],\"ServerErrors\":[{}]}")]
    public async Task An_answer_that_cannot_be_understood_is_never_ready(string answer)
    {
        using FakeDocker docker = new();
        docker.Says("info", answer);

        FsDockerStatus status = await docker.TestAsync();

        Assert.NotEqual(FsOutcome.Passed, status.Outcome);
        Assert.True(status.State is FsDockerState.Unreadable or FsDockerState.EngineError);
        Assert.NotEmpty(status.Summary);
    }

    [Fact]
    public async Task An_error_nobody_heard_of_is_no_verdict_and_shown()
    {
        using FakeDocker docker = new();
        docker.Says("info", string.Empty, "flux capacitor missing\n", 1);

        FsDockerStatus status = await docker.TestAsync();

        Assert.Equal((FsDockerState.Unreadable, FsOutcome.Inconclusive), (status.State, status.Outcome));
        Assert.Contains("flux capacitor missing", status.Summary, StringComparison.Ordinal);
    }

    private static async Task AssertAsync(string client, string words, FsDockerState expected)
    {
        using FakeDocker docker = new();
        docker.Says("info", string.Empty, words + "\n", 1);

        FsDockerStatus status = await docker.TestAsync();

        Assert.True(status.State == expected, $"docker {client}: {status.State}");
        Assert.Equal((FsOutcome.Failed, words), (status.Outcome, status.Detail));
        Assert.NotNull(status.NextCommand);
        Assert.NotEmpty(status.Remedy!);
    }
}
