using System.Text;

using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Planning.Changes;

namespace FreeSport.Ops.Core.Tests.Planning;

/// <summary>A change from its plan to its end: who confirms it, what belongs to it, what keeps a deployment from starting.</summary>
public sealed class ChangeTests
{
    private const string Configuration = "environments:\n  production:\n    change: { required: true, confirmations: 2 }\n  staging: { kind: staging }\n";

    [Fact]
    public async Task A_change_goes_from_its_plan_to_its_end_and_what_is_recorded_meanwhile_belongs_to_it()
    {
        using World world = World.Of(Configuration);

        FsChange made = await world.NewAsync("Connect Prometheus", Story());
        await world.MeasureAsync("production");
        FsChange once = await world.ConfirmAsync(null);
        FsChange twice = await world.ConfirmAsync("boris");
        await world.RunAsync(static c => c.ExecutingAsync("production", "D-1", Cancel.Token));
        OpsFailure open = await world.FailAsync(static c => c.CompleteAsync(null, "production", FsChangeState.Done, null, null, Cancel.Token));
        FsChange executing = Assert.Single(await world.ListAsync(current: true));
        await world.RunAsync(static c => c.CompleteAsync(null, "production", FsChangeState.RolledBack, "back", null, Cancel.Token));
        await world.MeasureAsync("production");
        FsChange over = Assert.Single(await world.ListAsync(current: false));

        Assert.Equal([FsChangeState.Planned, FsChangeState.Planned, FsChangeState.Confirmed], new[] { made, once, twice }.Select(static c => c.State));
        Assert.Equal([("Тест", null), ("boris", "Тест")], twice.Confirmations.Select(static c => (c.By, c.RecordedBy)));
        Assert.Equal("ChangeNotValidated", open.ErrorId);
        Assert.Equal((FsChangeState.Executing, "D-1"), (executing.State, Assert.Single(executing.Deployments)));
        Assert.Equal(FsChangeState.RolledBack, over.State);
        Assert.NotNull(over.EndedAt);

        // New, measured, two confirmations, the end; what was measured afterwards is not its own.
        Assert.Equal(5, over.EvidenceIds.Length);
    }

    [Fact]
    public async Task A_second_change_in_the_environment_is_refused_and_a_draft_is_completed_by_its_title()
    {
        using World world = World.Of(Configuration);

        FsChange draft = await world.NewAsync("Connect Prometheus");
        FsChange planned = await world.NewAsync("Connect Prometheus", Story());
        OpsFailure refused = await world.FailAsync(static c => c.NewAsync(new ChangeRequest("Another", "production"), Cancel.Token));
        FsChange elsewhere = await world.NewAsync("Another", environment: "staging");

        Assert.Equal((FsChangeState.Draft, 1), (draft.State, draft.Missing.Length));
        Assert.Equal((draft.ChangeId, FsChangeState.Planned), (planned.ChangeId, planned.State));
        Assert.Equal("ChangeOpen", refused.ErrorId);
        Assert.Contains("Complete-FsChange " + planned.ChangeId, refused.Remedy, StringComparison.Ordinal);
        Assert.NotEqual(planned.ChangeId, elsewhere.ChangeId);
    }

    [Fact]
    public async Task One_person_counts_once_and_may_say_why_there_is_nobody_else()
    {
        using World world = World.Of(Configuration);
        await world.NewAsync("Connect Prometheus", Story());
        await world.ConfirmAsync(null);

        OpsFailure again = await world.FailAsync(static c => c.ConfirmAsync(null, "production", null, null, null, isQuiet: true, Cancel.Token));
        FsChange alone = await world.ConfirmAsync(null, "one maintainer");

        Assert.Equal("ChangeConfirmedAlready", again.ErrorId);
        Assert.Equal((FsChangeState.Confirmed, 1, "one maintainer"), (alone.State, alone.Confirmations.Length, alone.SinglePersonReason));
    }

    [Fact]
    public async Task An_emergency_waits_for_no_window_and_is_over_only_after_its_review()
    {
        using World world = World.Of("environments:\n  production:\n    freezes: [{ from: 2020-01-01, to: 2099-01-01 }]\n");
        await world.RunAsync(static c => c.NewAsync(new ChangeRequest("Restart", "production") { Risk = FsChangeRisk.Emergency, EmergencyReason = "orders are lost" }, Cancel.Token));
        FsChange made = Assert.Single(await world.ListAsync(current: true));

        Assert.Equal((FsChangeState.Planned, true), (made.State, made.NeedsReview));
        Assert.Contains("-Review", (await AfterAsync(world)).NextCommand, StringComparison.Ordinal);
        Assert.Equal("orders are lost", await world.EmergencyAsync());
    }

    [Fact]
    public async Task A_deployed_emergency_owes_its_review_on_the_checklist_and_may_bring_it_after_a_rollback()
    {
        using World world = World.Of("environments:\n  production: {}\n");
        world.Repository.Write("docs/a.md", "# A\n");
        await world.RunAsync(static c => c.NewAsync(new ChangeRequest("Restart", "production") { Risk = FsChangeRisk.Emergency, EmergencyReason = "orders are lost" }, Cancel.Token));
        string subject = "review of " + Assert.Single(await world.ListAsync(current: true)).ChangeId;

        FsChecklistStatus before = await world.DocumentationAsync();
        await world.RunAsync(static c => c.ExecutingAsync("production", "d1", Cancel.Token));
        FsChecklistStatus deployed = await world.DocumentationAsync();
        await world.RunAsync(static c => c.CompleteAsync(null, "production", FsChangeState.RolledBack, null, null, Cancel.Token));
        FsChecklistStatus rolledBack = await world.DocumentationAsync();
        DateTime? ended = Assert.Single(await world.ListAsync(current: false)).EndedAt;
        await world.RunAsync(c => c.CompleteAsync(subject["review of ".Length..], null, FsChangeState.RolledBack, null, "a lock was held too long", Cancel.Token));
        FsChecklistStatus reviewed = await world.DocumentationAsync();
        OpsFailure twice = await world.FailAsync(c => c.CompleteAsync(subject["review of ".Length..], null, FsChangeState.RolledBack, null, "again", Cancel.Token));

        Assert.DoesNotContain(subject, before.Subjects);
        Assert.Contains(deployed.Decisions, d => d.Name == subject && d.State == FsChecklistState.Missing);
        Assert.Contains(rolledBack.Decisions, d => d.Name == subject && d.State == FsChecklistState.Missing);
        Assert.DoesNotContain(subject, reviewed.Subjects);
        FsChange over = Assert.Single(await world.ListAsync(current: false));
        Assert.Equal(("a lock was held too long", ended), (over.Review, over.EndedAt));
        Assert.Equal("ChangeStateWrong", twice.ErrorId);
    }

    [Theory]
    [InlineData("gate: PASS", FsPolicyState.Allowed)]
    [InlineData("gate: CONCERNS", FsPolicyState.Refused)]
    [InlineData("gate: PASS\nexpires: 2020-01-01", FsPolicyState.Refused)]
    [InlineData("gate: WAIVED\nwaiver: {active: true, reason: a hotfix, approved_by: Anna}", FsPolicyState.Allowed)]
    [InlineData("gate: WAIVED", FsPolicyState.Refused)]
    [InlineData("gate: [PASS]", FsPolicyState.Refused)]
    [InlineData(null, FsPolicyState.Refused)]
    public async Task A_gate_that_has_not_passed_keeps_a_deployment_from_starting(string? gate, FsPolicyState state)
    {
        using World world = World.Of("environments:\n  production: {}\n");
        if (gate is not null)
        {
            world.Repository.Write("docs/qa/gates/3.2-x.yml", "story: '3.2'\n" + gate + "\n");
        }

        FsPolicyAnswer before = await world.AskAsync();
        await world.NewAsync("Connect Prometheus", Story());

        Assert.Equal(FsPolicyState.NotConfigured, before.State);
        Assert.Equal((FsPolicyKind.Gate, state), ((await world.AskAsync()).Policy, (await world.AskAsync()).State));
    }

    [Fact]
    public async Task A_change_that_is_required_must_be_confirmed()
    {
        using World world = World.Of(Configuration.Replace("confirmations: 2", "gate: false", StringComparison.Ordinal));

        FsPolicyAnswer none = await world.AskAsync();
        await world.NewAsync("Connect Prometheus", Story());
        FsPolicyAnswer planned = await world.AskAsync();
        await world.ConfirmAsync(null);
        FsPolicyAnswer confirmed = await world.AskAsync();

        Assert.Equal([FsPolicyState.Refused, FsPolicyState.Refused, FsPolicyState.Allowed], new[] { none, planned, confirmed }.Select(static a => a.State));
    }

    [Fact]
    public async Task Of_many_who_make_a_change_at_once_one_does_and_a_line_that_was_broken_off_does_not_count()
    {
        using World world = World.Of(Configuration);

        string?[] errors = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            try
            {
                await world.RunAsync(c => c.NewAsync(new ChangeRequest("Change " + i, "production") { Requirements = [Story()] }, Cancel.Token));
                return null;
            }
            catch (OpsException refused)
            {
                return refused.Failure.ErrorId;
            }
        })));
        string file = Assert.Single(Directory.GetFiles(world.Repository.At(".git/freesport-ops/changes"), "*.jsonl"));
        await File.AppendAllTextAsync(file, "{\"ChangeId\":\"", Encoding.UTF8, Cancel.Token);
        FsChange confirmed = await world.ConfirmAsync(null);

        Assert.Equal(5, errors.Count(static e => e == "ChangeOpen"));
        Assert.Single(confirmed.Confirmations);
        Assert.Equal(confirmed.Confirmations.Length, Assert.Single(await world.ListAsync(current: true)).Confirmations.Length);
    }

    private static FsRequirement Story() => new() { Kind = FsRequirementKind.Story, Id = "3.2", Title = "x", Outcome = FsOutcome.Passed };

    private static async Task<FsChange> AfterAsync(World world)
    {
        await world.RunAsync(static c => c.ExecutingAsync("production", null, Cancel.Token));
        return Assert.Single(await world.ListAsync(current: true));
    }

    private sealed class World : IDisposable
    {
        private World(TestRepository repository) => Repository = repository;

        public TestRepository Repository { get; }

        public static World Of(string configuration)
        {
            TestRepository repository = TestRepository.Create();
            repository.Write("freesport.ops.yml", configuration);
            repository.Commit();
            return new World(repository);
        }

        public async Task<FsChange> NewAsync(string title, FsRequirement? requirement = null, string environment = "production") =>
            Assert.IsType<FsChange>((await RunAsync(c => c.NewAsync(new ChangeRequest(title, environment) { Requirements = requirement is null ? [] : [requirement] }, Cancel.Token)))[^1]);

        public async Task<FsChange> ConfirmAsync(string? by, string? alone = null) =>
            Assert.IsType<FsChange>((await RunAsync(c => c.ConfirmAsync(null, "production", by, null, alone, isQuiet: true, Cancel.Token)))[^1]);

        public async Task<IReadOnlyList<object>> RunAsync(Func<ChangeService, Task> run)
        {
            RecordingHost host = new();
            using OpsSession session = new(host, Repository.Path);
            await run(Rooms.Changes(session, await session.LoadProjectAsync(Cancel.Token)));
            return [.. host.Results];
        }

        public Task<OpsFailure> FailAsync(Func<ChangeService, Task> run) => Real.FailureAsync(() => RunAsync(run));

        public async Task<IReadOnlyList<FsChange>> ListAsync(bool current)
        {
            using OpsSession session = new(new RecordingHost(), Repository.Path);
            return Rooms.Changes(session, await session.LoadProjectAsync(Cancel.Token)).List([], null, current);
        }

        public async Task<FsPolicyAnswer> AskAsync()
        {
            using OpsSession session = new(new RecordingHost(), Repository.Path);
            Project project = await session.LoadProjectAsync(Cancel.Token);
            return await Rooms.ChangeGate(session, project).AskAsync(project.EnvironmentNamed("production"), Cancel.Token);
        }

        public async Task<string?> EmergencyAsync()
        {
            using OpsSession session = new(new RecordingHost(), Repository.Path);
            Project project = await session.LoadProjectAsync(Cancel.Token);
            return Rooms.ChangeGate(session, project).Emergency(project.EnvironmentNamed("production"));
        }

        public async Task<FsChecklistStatus> DocumentationAsync()
        {
            using OpsSession session = new(new RecordingHost(), Repository.Path);
            Project project = await session.LoadProjectAsync(Cancel.Token);
            return (await Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host).EvaluateAsync("production", selection: null, Cancel.Token)).Single(static b => b.Box == FsChecklistItem.DocumentationUpdated);
        }

        public async Task MeasureAsync(string environment)
        {
            using OpsSession session = new(new RecordingHost(), Repository.Path);
            await session.Recorder.RecordAsync(await session.LoadProjectAsync(Cancel.Token), null, [new FsResult { Subject = "x", Environment = environment, Outcome = FsOutcome.Passed }], Cancel.Token);
        }

        public void Dispose() => Repository.Dispose();
    }
}
