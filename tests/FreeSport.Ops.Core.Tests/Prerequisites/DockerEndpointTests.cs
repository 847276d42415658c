using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>An engine elsewhere is not started here, and what leads there is named.</summary>
public sealed class DockerEndpointTests
{
    private static readonly DockerProbeOptions Options = new(TimeSpan.FromSeconds(5), DockerProbeOptions.DefaultEngine, DockerProbeOptions.DefaultCompose, Context: null);

    [Theory]
    [InlineData("tcp://10.0.0.5:2375", FsDockerState.NotRunning)]
    [InlineData("unix:///nowhere.sock", FsDockerState.NotRunning)]
    [InlineData("ssh://deploy@nowhere", FsDockerState.Unreadable)]
    [InlineData("tcp://10.0.0.5:2375", FsDockerState.TimedOut)]
    [InlineData("nonsense", FsDockerState.Unreadable)]
    [InlineData("unix:///var/run/docker.sock", FsDockerState.NoPermission)]
    public void A_variable_that_leads_nowhere_is_named(string host, FsDockerState state)
    {
        FsDockerStatus status = Decide(state, DockerEndpoint.OfEnvironment(n => n == "DOCKER_HOST" ? host : null)!);

        Assert.Contains("DOCKER_HOST", status.Summary, StringComparison.Ordinal);
        Assert.Contains(host, status.Summary, StringComparison.Ordinal);
        Assert.Equal("Remove-Item Env:DOCKER_HOST", status.NextCommand);
        Assert.NotEqual(FsOutcome.Passed, status.Outcome);
    }

    [Theory]
    [InlineData("ssh://deploy@staging")]
    [InlineData("tcp://10.0.0.5:2376")]
    public void A_context_that_leads_elsewhere_is_named_and_nothing_is_started_here(string address)
    {
        FsDockerStatus status = Decide(FsDockerState.NotRunning, DockerEndpoint.OfContext(address + "\n")!);

        Assert.Contains(address, status.Summary, StringComparison.Ordinal);
        Assert.Contains("'staging'", status.Summary, StringComparison.Ordinal);
        Assert.Equal("docker context ls", status.NextCommand);
    }

    [Theory]
    [InlineData("unix:///var/run/docker.sock")]
    [InlineData("npipe:////./pipe/docker_engine")]
    public void The_engine_of_this_machine_is_started(string address)
    {
        FsDockerStatus status = Decide(FsDockerState.NotRunning, DockerEndpoint.OfContext(address)!);

        Assert.DoesNotContain(address, status.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("context ls", status.NextCommand, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_in_the_variable_are_not_shown() =>
        Assert.Equal("tcp://host:2375", DockerEndpoint.OfEnvironment(static _ => "tcp://anna:hunter2@host:2375")!.Address);

    [Theory]
    [InlineData("")]
    [InlineData("<no value>")]
    public void What_no_context_tells_is_nothing(string told) => Assert.Null(DockerEndpoint.OfContext(told));

    private static FsDockerStatus Decide(FsDockerState state, DockerEndpoint endpoint)
    {
        FsDockerStatus status = new() { Context = "staging" };
        DockerVerdict.Decide(status, state, Options, endpoint);
        return status;
    }
}
