using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Act;

namespace FreeSport.Ops.Core.Tests.Workflows;

/// <summary>The runner with a stand-in that writes what act 0.2.87 writes.</summary>
public sealed class ActRunnerTests : IDisposable
{
    private const string Workflow = """
        name: CI
        on: {push: {}, pull_request: {}}
        jobs:
          build:
            runs-on: ubuntu-20.04
            env: {TOKEN: "${{ secrets.REGISTRY_TOKEN }}", OWN: "${{ secrets.GITHUB_TOKEN }}"}
            steps: [{run: make}]
          test:
            needs: build
            runs-on: ubuntu-latest
            steps: [{run: make test}]
          publish:
            needs: [build, test]
            if: github.ref == 'refs/heads/main'
            runs-on: windows-latest
            steps: [{run: make publish}]
        """;

    private const string Panic = "panic: runtime error: invalid memory address or nil pointer dereference";
    private const string SurveyWords = "Error: Please choose the default image you want to use with act";

    private readonly TestRepository _repository = TestRepository.Create("Репозиторий [1]");
    private readonly TempFolder _bin = new("bin");

    public static TheoryData<string, string, FsActRunState, FsOutcome> Ends => new()
    {
        { "all", $"{Job("build")}{Job("test")}{Job("publish")}", FsActRunState.Completed, FsOutcome.Passed },
        { "other order and noise", $"echo warming up\n{Job("publish")}{Job("build")}{Job("test")}", FsActRunState.Completed, FsOutcome.Passed },
        { "condition false", $"{Job("build")}{Job("test")}", FsActRunState.Completed, FsOutcome.Warning },
        { "one failed", $"{Job("build")}{Job("test", "failure")}exit 1", FsActRunState.JobFailed, FsOutcome.Failed },
        { "failed with exit code 0", $"{Job("build")}{Job("test", "failure")}", FsActRunState.JobFailed, FsOutcome.Failed },
        { "job vanished", Job("build"), FsActRunState.Unknown, FsOutcome.Inconclusive },
        { "exit code 1 without a reason", $"{Job("build")}{Job("test")}{Job("publish")}exit 1", FsActRunState.Unknown, FsOutcome.Inconclusive },
        { "unsupported", $"{Job("build")}{Job("test")}{Line("publish", "🚧  Skipping unsupported platform -- Try running with -P windows-latest=...")}", FsActRunState.UnsupportedPlatform, FsOutcome.Inconclusive },
        { "nothing ran", "echo '{\"level\":\"info\",\"msg\":\"Using docker host\",\"time\":\"t\"}'", FsActRunState.NoJobs, FsOutcome.Inconclusive },
        { "no stages", "echo 'Error: Could not find any stages to run. View the valid jobs with `act --list`.' >&2; exit 1", FsActRunState.NoJobs, FsOutcome.Inconclusive },
        { "panic", $"{Job("build")}echo '{Panic}' >&2; echo 'goroutine 1 [running]:' >&2; exit 2", FsActRunState.Crashed, FsOutcome.Inconclusive },
        { "every job kept back", "echo '{\"level\":\"info\",\"msg\":\"Using docker host\",\"time\":\"t\"}' >&2", FsActRunState.NoJobs, FsOutcome.Inconclusive },
        { "a file that act refuses", "echo \"Error: workflow is not valid. 'CI': Job name '1.0' is invalid.\" >&2; exit 1", FsActRunState.Refused, FsOutcome.Failed },
        { "an error in the log", $"{Job("build")}{Job("test")}{Job("publish")}echo '{{\"level\":\"error\",\"msg\":\"Error while evaluating matrix\",\"time\":\"t\"}}' >&2", FsActRunState.Unknown, FsOutcome.Inconclusive },
        { "a Docker host that leads nowhere", "echo 'Error: failed to connect to docker daemon: unable to parse docker host `bogus`' >&2; exit 1", FsActRunState.DockerMissing, FsOutcome.Inconclusive },
        { "survey", $"echo '{SurveyWords}' >&2; exit 1", FsActRunState.Survey, FsOutcome.Inconclusive },
        { "a step called survey", $"{Line("build", "  ❌  Failure - Main send survey", "error")}{Job("build", "failure")}exit 1", FsActRunState.JobFailed, FsOutcome.Failed },
        { "docker", "echo 'Error: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1", FsActRunState.DockerMissing, FsOutcome.Inconclusive },
        { "clone", $"{Line("build", "Unable to clone https://github.com/actions/checkout refs/heads/v4: dial tcp: lookup github.com: no such host", "error")}{Job("build", "failure")}exit 1", FsActRunState.UnclonedAction, FsOutcome.Inconclusive },
        { "half a line", $"{Job("build")}{Job("test")}{Job("publish")}printf '{{\"job\":\"CI/build\",\"jobRes'", FsActRunState.UnreadableOutput, FsOutcome.Inconclusive },
        { "half a letter", $"{Job("build")}{Job("test")}{Job("publish")}{Line("build", "\\ud800")}", FsActRunState.UnreadableOutput, FsOutcome.Inconclusive },
        { "nothing at all", "exit 0", FsActRunState.UnreadableOutput, FsOutcome.Inconclusive },
        { "unknown flag", "echo 'Error: unknown flag: --json' >&2; exit 1", FsActRunState.UnreadableOutput, FsOutcome.Inconclusive },
        { "a megabyte of garbage", "head -c 1000000 /dev/zero | tr '\\0' '{'", FsActRunState.UnreadableOutput, FsOutcome.Inconclusive },
        { "killed", $"{Job("build")}kill -9 $$", FsActRunState.Killed, FsOutcome.Inconclusive },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Every_end_is_told_apart_and_says_what_to_do(string what, string script, FsActRunState state, FsOutcome outcome)
    {
        FsActRun run = await RunAsync(script);

        Assert.True((state, outcome) == (run.State, run.Outcome), $"{what}: {run.State}, {run.Outcome}: {run.Summary} {run.Detail}");
        Assert.Equal(FsActPlanner.Act, run.Planner);
        Assert.NotEmpty(run.Summary);
        Assert.Equal(outcome == FsOutcome.Passed, run.Remedy is null);
        Assert.Equal(outcome == FsOutcome.Passed, run.NextCommand is null);
    }

    [Fact]
    public async Task Jobs_stand_in_the_workflows_order_with_stages_legs_and_steps()
    {
        string legs = Line("test", "x", extra: "\"matrix\":{\"py\":\"3.12\",\"os\":\"u\"},\"jobResult\":\"success\"", name: "test-2")
            + Line("test", "x", extra: "\"matrix\":{\"py\":\"3.11\",\"os\":\"u\"},\"jobResult\":\"success\"", name: "test-1");

        FsActRun run = await RunAsync(Job("publish") + legs + Job("build"));

        Assert.Equal(["build", "test (os: u, py: 3.11)", "test (os: u, py: 3.12)", "publish"], run.Jobs.Select(static j => j.ToString()));
        Assert.Equal([1, 2, 2, 3], run.Jobs.Select(static j => j.Stage));
        FsActStep step = Assert.Single(run.Jobs[0].Steps);
        Assert.Equal(("make build", FsActStepStage.Main, FsOutcome.Passed, TimeSpan.FromMilliseconds(12)), (step.Name, step.Stage, step.Outcome, step.Duration));
        Assert.Equal(FsScope.Full, run.Scope);
        Assert.Equal([".github/workflows/ci.yml", ".github"], run.Inputs.Select(static i => i.Name));
    }

    [Fact]
    public async Task Act_gets_stand_ins_in_a_private_file_an_empty_home_and_no_settings_of_the_repository()
    {
        _repository.Write(".actrc", "-s REAL=from-actrc\n");
        string told = _bin.At("told");

        FsActRun run = await RunAsync(
            $"printf '%s\\n' \"$@\" > '{told}.args'; env > '{told}.env'; pwd > '{told}.pwd'; " +
            $"while [ $# -gt 0 ]; do [ \"$1\" = --secret-file ] && {{ cp \"$2\" '{told}.secrets'; stat -c %a \"$2\" > '{told}.mode'; }}; shift; done; exit 1");

        string[] arguments = File.ReadAllLines(told + ".args");
        string[] secrets = File.ReadAllLines(told + ".secrets");
        string environment = File.ReadAllText(told + ".env");
        string secretFile = arguments[Array.IndexOf(arguments, "--secret-file") + 1];
        Assert.Equal(["push", "--json", "-n", "--no-cache-server", "-C", _repository.Path, "-W", _repository.At(".github/workflows/ci.yml")], arguments[..8]);
        Assert.Equal(["ubuntu-latest", "ubuntu-24.04", "ubuntu-22.04", "ubuntu-20.04"], arguments.Where(static a => a.Contains("=catthehacker/", StringComparison.Ordinal)).Select(static a => a.Split('=')[0]));
        Assert.Equal("GITHUB_TOKEN=", secrets[0]);
        Assert.StartsWith("REGISTRY_TOKEN=fsops-stand-in-", secrets[1], StringComparison.Ordinal);
        Assert.Equal("600", File.ReadAllText(told + ".mode").Trim());
        Assert.DoesNotContain(arguments, a => a.Contains(secrets[1].Split('=')[1], StringComparison.Ordinal));
        Assert.Contains("ACT_DISABLE_VERSION_CHECK=1", environment, StringComparison.Ordinal);
        Assert.DoesNotContain("GITHUB_TOKEN", environment, StringComparison.Ordinal);
        Assert.NotEqual(_repository.Path, File.ReadAllText(told + ".pwd").Trim());
        Assert.False(Directory.Exists(Path.GetDirectoryName(secretFile)), "The private folder is still there.");
        Assert.Equal(FsOutcome.Inconclusive, run.Outcome);
    }

    [Fact]
    public async Task A_run_that_hangs_is_stopped_and_its_files_are_gone()
    {
        string told = _bin.At("told");

        FsActRun run = await RunAsync($"echo \"$@\" > '{told}'; exec sleep 600", timeout: TimeSpan.FromSeconds(2));

        Assert.Equal(FsActRunState.TimedOut, run.State);
        Assert.Equal(FsOutcome.Inconclusive, run.Outcome);
        Assert.Null(run.ExitCode);
        Assert.All(File.Exists(told) ? File.ReadAllText(told).Split(' ').Where(static a => a.EndsWith("/secrets", StringComparison.Ordinal)) : [], static f => Assert.False(File.Exists(f)));
    }

    [Fact]
    public async Task Cancelling_leaves_neither_act_nor_its_files_behind()
    {
        string told = _bin.At("told");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel.Token);
        Task<FsActRun> run = RunAsync($"echo \"$$ $*\" > '{told}.new'; mv '{told}.new' '{told}'; exec sleep 600", token: stop.Token);
        await Until.TrueAsync(() => File.Exists(told), "act started");
        string[] words = File.ReadAllText(told).Trim().Split(' ');

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Until.GoneAsync(int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(Directory.Exists(Path.GetDirectoryName(words[Array.IndexOf(words, "--secret-file") + 1])));
    }

    [Fact]
    public async Task One_job_is_a_part_and_an_event_the_workflow_lacks_runs_nothing()
    {
        FsActRun part = await RunAsync(Job("build") + Job("test"), new ActOptions("pull_request", "test", Execute: false, TimeSpan.FromMinutes(1)));
        FsActRun none = await RunAsync(Job("build"), new ActOptions("schedule", Job: null, Execute: false, TimeSpan.FromMinutes(1)));

        Assert.Equal((FsOutcome.Passed, FsScope.Partial), (part.Outcome, part.Scope));
        Assert.Equal(["build", "test"], part.Jobs.Select(static j => j.Id));
        Assert.NotEmpty(part.LeftOut);
        Assert.Equal((FsActRunState.NoJobs, FsOutcome.Inconclusive, FsScope.Partial), (none.State, none.Outcome, none.Scope));
    }

    [Theory]
    [InlineData("on: push\njobs:\n  a: {needs: b, runs-on: x}\n  b: {needs: a, runs-on: x}\n", FsActRunState.BrokenNeeds, FsOutcome.Failed)]
    [InlineData("on: push\njobs:\n  a: {needs: nosuch, runs-on: x}\n", FsActRunState.BrokenNeeds, FsOutcome.Failed)]
    [InlineData("on: [push\n", FsActRunState.UnreadableWorkflow, FsOutcome.Failed)]
    [InlineData("on: push\njobs:\n  a: {runs-on: x}\n  b: {needs: a, runs-on: x}\n", FsActRunState.ActMissing, FsOutcome.Inconclusive)]
    public async Task Without_act_the_inventory_never_passes(string workflow, FsActRunState state, FsOutcome outcome)
    {
        FsActRun run = await RunAsync(script: null, workflow: workflow);

        Assert.Equal((state, outcome, FsActPlanner.Inventory, FsScope.Partial), (run.State, run.Outcome, run.Planner, run.Scope));
        Assert.NotNull(run.Remedy);
        Assert.NotNull(run.NextCommand);
        Assert.All(run.Jobs, static j => Assert.Equal(FsOutcome.Inconclusive, j.Outcome));
    }

    public void Dispose()
    {
        _repository.Dispose();
        _bin.Dispose();
    }

    private async Task<FsActRun> RunAsync(string? script, ActOptions? options = null, string workflow = Workflow, TimeSpan? timeout = null, CancellationToken? token = null)
    {
        string file = _repository.Write(".github/workflows/ci.yml", workflow);
        _repository.Commit();
        Project project = await Real.LoadAsync(_repository.Path);
        string? act = script is null ? null : Posix.Script(_bin, "act", "[ \"$1\" = --version ] && { echo 'act version 0.2.87'; exit; }\n" + script);
        WorkflowReading reading = await WorkflowFolder.ReadAsync(project, file, Cancel.Token);
        return await new ActRunner(project, Real.Processes, act, Real.Inputs(project), new RecordingHost())
            .RunAsync(reading.Workflow, options ?? new ActOptions(Event: null, Job: null, Execute: false, timeout ?? TimeSpan.FromMinutes(1)), isEndless: false, token ?? Cancel.Token);
    }

    private static string Job(string id, string result = "success") =>
        Line(id, "⭐ Run Main make", extra: $"\"step\":\"make {id}\",\"stepID\":[\"0\"],\"stage\":\"Main\"")
        + Line(id, "  ✅  Success - Main make [12ms]", extra: $"\"step\":\"make {id}\",\"stepID\":[\"0\"],\"stage\":\"Main\",\"stepResult\":\"{result}\",\"executionTime\":12000000")
        + Line(id, "🏁  Job ended", extra: $"\"jobResult\":\"{result}\"");

    private static string Line(string id, string message, string level = "info", string extra = "\"matrix\":{}", string? name = null) =>
        $"echo '{{\"dryrun\":true,\"job\":\"CI/{name ?? id}     \",\"jobID\":\"{id}\",\"level\":\"{level}\",\"msg\":\"{message}\",\"time\":\"2026-11-23T07:00:00Z\",{extra}}}'\n";
}
