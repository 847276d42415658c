using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Core.Tests.Prerequisites;

/// <summary>What each state of Docker is worth, why, and what to run next.</summary>
public sealed class DockerVerdictTests
{
    private static readonly DockerProbeOptions Options = new(TimeSpan.FromSeconds(15), new Version(20, 10), new Version(2, 0), "remote");

    [Theory]
    [InlineData(FsDockerState.NotInstalled, FsOutcome.Failed, Causes.DockerMissing)]
    [InlineData(FsDockerState.NotRunning, FsOutcome.Failed, Causes.DockerEngine)]
    [InlineData(FsDockerState.NoPermission, FsOutcome.Failed, Causes.DockerPermission)]
    [InlineData(FsDockerState.WrongContext, FsOutcome.Failed, Causes.DockerContext)]
    [InlineData(FsDockerState.EngineError, FsOutcome.Failed, Causes.DockerAnswer)]
    [InlineData(FsDockerState.ComposeMissing, FsOutcome.Failed, Causes.DockerCompose)]
    [InlineData(FsDockerState.TooOld, FsOutcome.Failed, Causes.DockerVersion)]
    [InlineData(FsDockerState.TimedOut, FsOutcome.Inconclusive, Causes.DockerAnswer)]
    [InlineData(FsDockerState.Unreadable, FsOutcome.Inconclusive, Causes.DockerAnswer)]
    public void Whatever_is_not_ready_never_passes(FsDockerState state, FsOutcome outcome, string cause)
    {
        FsDockerStatus status = Decide(state);

        Assert.Equal((state, outcome, cause), (status.State, status.Outcome, status.Cause));
        Assert.NotEmpty(status.Summary);
        Assert.NotEmpty(status.Remedy!);
        Assert.NotEmpty(status.NextCommand!);
    }

    [Theory]
    [InlineData("20.10.0", "2.0.0")]
    [InlineData("20.10", "2.0")]
    public void An_engine_and_a_compose_that_are_new_enough_are_ready(string engine, string compose)
    {
        FsDockerStatus status = Decide(FsDockerState.Ready, engine, compose);

        Assert.Equal((FsOutcome.Passed, null, null, null), (status.Outcome, status.Cause, status.Remedy, status.NextCommand));
        Assert.Equal(PrerequisitesTexts.DockerReady.With(engine, compose, "remote"), status.Summary);
    }

    [Theory]
    [InlineData("20.9.9", "2.0.0")]
    [InlineData("20.10.0", "1.29.2")]
    [InlineData("x", "2.0.0")]
    [InlineData("20.10.0", "x")]
    public void An_engine_or_a_compose_that_is_older_or_does_not_say_is_not_ready(string engine, string compose)
    {
        FsDockerStatus status = Decide(FsDockerState.Ready, engine, compose);

        Assert.Equal((FsDockerState.TooOld, FsOutcome.Failed), (status.State, status.Outcome));
        Assert.Equal(PrerequisitesTexts.DockerTooOld.With(engine, compose, Options.MinimumEngine, Options.MinimumCompose), status.Summary);
    }

    [Fact]
    public void An_engine_without_compose_is_not_ready() =>
        Assert.Equal((FsDockerState.ComposeMissing, "docker compose version"), (Decide(FsDockerState.Ready, compose: null).State, Decide(FsDockerState.Ready, compose: null).NextCommand));

    [Fact]
    public void What_was_seen_is_told()
    {
        Assert.Equal(PrerequisitesTexts.DockerNotRunning.With("remote"), Decide(FsDockerState.NotRunning).Summary);
        Assert.Equal(PrerequisitesTexts.DockerWrongContext.With("remote", "remote"), Decide(FsDockerState.WrongContext).Summary);
        Assert.Equal(PrerequisitesTexts.DockerTimedOut.With(15.0), Decide(FsDockerState.TimedOut).Summary);
        Assert.Equal(PrerequisitesTexts.DockerEngineError.With("first"), Decide(FsDockerState.EngineError).Summary);
        Assert.Equal(PrerequisitesTexts.DockerUnreadable.With("first"), Decide(FsDockerState.Unreadable).Summary);
        Assert.Equal(PrerequisitesTexts.DockerComposeMissing.With("28.0"), Decide(FsDockerState.ComposeMissing).Summary);
    }

    [Theory]
    [InlineData("my remote", "docker context use 'my remote'")]
    [InlineData(null, "docker context use default")]
    public void The_context_that_is_asked_for_is_put_back(string? context, string command)
    {
        FsDockerStatus status = new() { Context = "other" };

        DockerVerdict.Decide(status, FsDockerState.WrongContext, Options with { Context = context });

        Assert.Equal((command, PrerequisitesTexts.DockerWrongContext.With("other", context ?? "default")), (status.NextCommand, status.Summary));
    }

    [Theory]
    [InlineData("PERMISSION DENIED while trying to connect", FsDockerState.NoPermission)]
    [InlineData("open //./pipe/docker_engine: Access is denied.", FsDockerState.NoPermission)]
    [InlineData("context not found: open meta.json", FsDockerState.WrongContext)]
    [InlineData("context \"x\": not found", FsDockerState.WrongContext)]
    [InlineData("Cannot connect to the Docker daemon at unix:///x", FsDockerState.NotRunning)]
    [InlineData("failed to connect to the docker API at npipe", FsDockerState.NotRunning)]
    [InlineData("Is the docker daemon running?", FsDockerState.NotRunning)]
    [InlineData("error during connect: x", FsDockerState.NotRunning)]
    [InlineData("dial tcp 127.0.0.1: connection refused", FsDockerState.NotRunning)]
    [InlineData("open //./pipe/docker_engine: x", FsDockerState.NotRunning)]
    [InlineData("something else", FsDockerState.Unreadable)]
    public void Troubles_are_told_apart_by_dockers_own_words(string message, FsDockerState state) => Assert.Equal(state, DockerVerdict.Recognize(message));

    private static FsDockerStatus Decide(FsDockerState state, string? engine = "28.0", string? compose = "2.30")
    {
        FsDockerStatus status = new() { EngineVersion = engine, ComposeVersion = compose, Context = "remote", Detail = "first\nsecond" };
        DockerVerdict.Decide(status, state, Options);
        return status;
    }
}
