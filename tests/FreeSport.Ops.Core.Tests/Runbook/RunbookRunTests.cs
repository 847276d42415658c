using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;

namespace FreeSport.Ops.Core.Tests.Runbook;

/// <summary>How a runbook goes through its steps, with rooms that say what they are told to.</summary>
public sealed class RunbookRunTests : IDisposable
{
    private readonly TestRepository _repository = TestRepository.Create();
    private readonly RecordingHost _host = new();
    private readonly RunbookTally _tally;
    private readonly OpsSession _session;

    public RunbookRunTests()
    {
        _repository.Write("freesport.ops.yml", "name: x\nenvironments:\n  staging: {}\n  production: {}\n");
        _tally = new RunbookTally(_host);
        _session = new OpsSession(_tally, _repository.Path);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public async Task Rooms_of_a_step_look_at_the_same_time_and_are_read_in_their_order()
    {
        TaskCompletionSource slow = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Room first = new(FsStep.Preparation, async (host, token) =>
        {
            await slow.Task.WaitAsync(token);
            host.WriteResult(Result(FsStep.Preparation, "first"));
        });
        Room second = new(FsStep.Preparation, (host, _) =>
        {
            host.WriteResult(Result(FsStep.Preparation, "second"));
            host.WriteWarning("second's");
            slow.SetResult();
            return Task.CompletedTask;
        });

        await RunAsync([first, second, Says(FsStep.Planning, "before", FsOutcome.Passed)], new RunbookOptions());

        Assert.Equal(["before", "first", "second"], _host.Results.OfType<FsResult>().Select(static r => r.Subject));
        Assert.Equal(["second's"], _host.Warnings);
    }

    [Fact]
    public async Task One_at_a_time_is_possible_and_a_step_waits_for_the_one_before()
    {
        int running = 0;
        int most = 0;
        Room[] rooms = [.. Enumerable.Range(0, 6).Select(i => new Room(i < 3 ? FsStep.Planning : FsStep.Analysis, async (host, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            host.WriteResult(Result(i < 3 ? FsStep.Planning : FsStep.Analysis, i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }))];

        await RunAsync(rooms, new RunbookOptions { ThrottleLimit = 1 });

        Assert.Equal(1, most);
        Assert.Equal(["0", "1", "2", "3", "4", "5"], _host.Results.OfType<FsResult>().Select(static r => r.Subject));
    }

    [Fact]
    public async Task Every_step_has_a_gate_and_only_what_passed_opens_it()
    {
        await RunAsync(
            [
                Says(FsStep.Prerequisites, "git", FsOutcome.Passed), Says(FsStep.Planning, "change", FsOutcome.Skipped), Says(FsStep.Analysis, "docs", FsOutcome.Warning),
                Says(FsStep.Preparation, "unit", FsOutcome.Failed), Says(FsStep.Preparation, "lint", FsOutcome.Passed), Says(FsStep.Workflows, "ci", FsOutcome.Inconclusive),
            ],
            new RunbookOptions { Steps = RunbookOptions.Between(FsStep.Prerequisites, FsStep.Infrastructure) });

        FsRunbookSummary sum = Assert.IsType<FsRunbookSummary>(_host.Results.Last());
        Assert.Equal(
            [
                "0 Prerequisites Open", "1 Planning NotApplicable", "2 Analysis Open", "3 Preparation Closed", "4 Workflows Closed", "5 Infrastructure NotApplicable",
                "6 Validation NotRun", "7 Deployment NotRun", "8 Monitoring NotRun", "9 Documentation NotRun",
            ],
            sum.Gates.Select(static g => g.ToString()));
        Assert.Equal(["unit"], sum.Gates[3].Blocking);
    }

    [Fact]
    public async Task A_deployment_does_not_begin_while_a_step_before_it_is_not_passed_or_was_not_run()
    {
        bool began = false;
        RunbookOptions options = new() { Environment = "staging", Deploy = (_, _, _) => { began = true; return Task.CompletedTask; } };

        await RunAsync([Says(FsStep.Preparation, "unit", FsOutcome.Failed), Says(FsStep.Monitoring, "prometheus", FsOutcome.Passed)], options);

        FsResult refused = Assert.Single(_host.Results.OfType<FsResult>(), static r => r.Step == FsStep.Deployment);
        Assert.False(began);
        Assert.Equal((FsOutcome.Inconclusive, "staging"), (refused.Outcome, refused.Environment));
        Assert.Contains("steps 3 are not passed", refused.Summary, StringComparison.Ordinal);
        Assert.Equal("3 Preparation Closed: unit", refused.Detail);
        Assert.Contains(_host.Results.OfType<FsResult>(), static r => r.Subject == "prometheus");
    }

    [Fact]
    public async Task Steps_that_were_left_out_keep_a_deployment_from_beginning_too()
    {
        RunbookOptions options = new() { Environment = "staging", Steps = [FsStep.Deployment], Deploy = static (_, _, _) => throw new InvalidOperationException() };

        await RunAsync([], options);

        Assert.Contains("steps 0, 1, 2, 3, 4, 5, 6 are", Assert.Single(_host.Results.OfType<FsResult>()).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_begins_when_they_are_passed_or_a_reason_was_given_and_its_refusal_ends_nothing()
    {
        int began = 0;
        Task Deploy(OpsSession session, Project project, CancellationToken token)
        {
            began++;
            throw new OpsException(new OpsFailure(ErrorIds.DeploymentRefused, FailureKind.InvalidOperation, "The window is closed.", "Wait.", "staging"));
        }

        await RunAsync([Says(FsStep.Preparation, "unit", FsOutcome.Passed), Says(FsStep.Documentation, "records", FsOutcome.Passed)], new RunbookOptions { Environment = "staging", Deploy = Deploy });
        await RunAsync([Says(FsStep.Preparation, "unit", FsOutcome.Failed)], new RunbookOptions { Environment = "staging", Deploy = Deploy, IgnoresGates = true });

        Assert.Equal(2, began);
        Assert.Equal(2, _host.Results.OfType<FsResult>().Count(static r => r is { Step: FsStep.Deployment, Outcome: FsOutcome.Inconclusive, Summary: "The window is closed." }));
        Assert.Contains(_host.Results.OfType<FsResult>(), static r => r.Subject == "records");
    }

    [Fact]
    public async Task What_still_holds_is_taken_over_and_only_where_it_holds_in_every_environment()
    {
        Fresh fresh = new();
        Room tests = Says(FsStep.Preparation, "unit", FsOutcome.Failed, new RunbookFeed(FsChecklistItem.TestsPassed, "unit"));
        Room pages = Says(FsStep.Analysis, "docs", FsOutcome.Failed, new RunbookFeed(FsChecklistItem.DocumentationUpdated));
        fresh.Held["staging", FsChecklistItem.TestsPassed] = [Event("e1", "unit", "integration")];
        fresh.Held["production", FsChecklistItem.TestsPassed] = [Event("e1", "unit", "integration")];
        fresh.Held["staging", FsChecklistItem.DocumentationUpdated] = [Event("e2", "docs")];

        await RunAsync([tests, pages], new RunbookOptions { IsResumed = true }, fresh);

        FsResult[] results = [.. _host.Results.OfType<FsResult>()];
        Assert.Equal([("docs", FsOutcome.Failed, null), ("unit", FsOutcome.Passed, "e1")], results.Select(static r => (r.Subject, r.Outcome, r.EvidenceId)));
        Assert.Contains("Taken over: recorded at", results[1].Summary, StringComparison.Ordinal);
        FsRunbookSummary sum = (FsRunbookSummary)_host.Results.Last();
        Assert.Equal((1, 1), (sum.ReusedCount, sum.Gates[3].ReusedCount));
    }

    [Fact]
    public async Task Without_Resume_everything_is_looked_at_again()
    {
        Fresh fresh = new();
        fresh.Held["staging", FsChecklistItem.TestsPassed] = [Event("e1", "unit")];

        await RunAsync([Says(FsStep.Preparation, "unit", FsOutcome.Failed, new RunbookFeed(FsChecklistItem.TestsPassed, "unit"))], new RunbookOptions { Environment = "staging" }, fresh);

        Assert.Null(Assert.Single(_host.Results.OfType<FsResult>()).EvidenceId);
    }

    [Fact]
    public async Task A_fault_in_one_room_ends_the_others_and_is_not_swallowed()
    {
        bool wasStopped = false;
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Room waits = new(FsStep.Planning, async (_, token) =>
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                wasStopped = true;
            }
        });
        Room broken = new(FsStep.Planning, async (_, _) =>
        {
            await began.Task;
            throw new InvalidOperationException("a fault");
        });

        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync([broken, waits], new RunbookOptions()));

        Assert.Equal("a fault", fault.Message);
        Assert.True(wasStopped);
    }

    private static FsResult Result(FsStep step, string subject) => new() { Step = step, Subject = subject, Outcome = FsOutcome.Passed };

    private static Room Says(FsStep step, string subject, FsOutcome outcome, RunbookFeed? feeds = null) => new(
        step,
        (host, _) =>
        {
            host.WriteResult(new FsResult { Step = step, Subject = subject, Outcome = outcome });
            return Task.CompletedTask;
        },
        feeds);

    private static FsEvidence Event(string id, params string[] subjects) => new()
    {
        EvidenceId = id,
        At = DateTime.UtcNow,
        Subjects = [.. subjects.Select(static s => new FsEvidenceSubject { Name = s, Outcome = FsOutcome.Passed, Summary = "fine", Scope = FsScope.Full })],
    };

    private async Task RunAsync(IReadOnlyList<Room> rooms, RunbookOptions options, Fresh? fresh = null)
    {
        Project project = await _session.LoadProjectAsync(Cancel.Token);
        using RunbookService runbook = new(_session, _tally, project, [.. rooms.Select(static r => (Func<OpsSession, IRunbookSteps>)r.In)], fresh ?? new Fresh(), options);
        await runbook.RunAsync(Cancel.Token);
    }

    private sealed record Room(FsStep Step, Func<IOpsHost, CancellationToken, Task> Work, RunbookFeed? Feeds = null)
    {
        public IRunbookSteps In(OpsSession session) => new Opened(this, session);

        private sealed class Opened(Room room, OpsSession session) : IRunbookSteps
        {
            public IReadOnlyList<RunbookStep> Steps(string activity) =>
                [new(room.Step, "x", NeedsConfiguration: false, token => room.Work(session.Host, token)) { Feeds = room.Feeds }];
        }
    }

    private sealed class Fresh : IFreshEvidence
    {
        public Held Held { get; } = new();

        public Task<IReadOnlyList<FsEvidence>> FindAsync(string? environment, FsChecklistItem item, IReadOnlyList<string> subjects, CancellationToken cancellationToken) =>
            Task.FromResult(Held[environment!, item]);
    }

    private sealed class Held
    {
        private readonly Dictionary<(string, FsChecklistItem), IReadOnlyList<FsEvidence>> _all = [];

        public IReadOnlyList<FsEvidence> this[string environment, FsChecklistItem item]
        {
            get => _all.TryGetValue((environment, item), out IReadOnlyList<FsEvidence>? found) ? found : [];
            set => _all[(environment, item)] = value;
        }
    }
}
