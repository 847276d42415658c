using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Act;

namespace FreeSport.Ops.Core.Tests.Workflows;

/// <summary>What a run of act is worth, why, and what to run next, for every way in which it can end.</summary>
public sealed class ActVerdictTests
{
    private const string Again = "Invoke-FsActDryRun -Workflow a.yml -Event push";

    [Theory]
    [InlineData(FsActRunState.JobFailed, FsOutcome.Failed, Again)]
    [InlineData(FsActRunState.BrokenNeeds, FsOutcome.Failed, "(Get-FsWorkflow a.yml).Jobs")]
    [InlineData(FsActRunState.UnreadableWorkflow, FsOutcome.Failed, "Get-FsWorkflow a.yml")]
    [InlineData(FsActRunState.Refused, FsOutcome.Failed, "Test-FsWorkflow a.yml")]
    [InlineData(FsActRunState.DockerMissing, FsOutcome.Inconclusive, "Test-FsDocker")]
    [InlineData(FsActRunState.UnsupportedPlatform, FsOutcome.Inconclusive, "(Get-FsWorkflow a.yml).Jobs")]
    [InlineData(FsActRunState.NoJobs, FsOutcome.Inconclusive, "(Get-FsWorkflow a.yml).Triggers")]
    [InlineData(FsActRunState.TimedOut, FsOutcome.Inconclusive, Again)]
    [InlineData(FsActRunState.Killed, FsOutcome.Inconclusive, Again)]
    [InlineData(FsActRunState.UnclonedAction, FsOutcome.Inconclusive, Again)]
    [InlineData(FsActRunState.Unknown, FsOutcome.Inconclusive, Again)]
    public void Whatever_does_not_complete_never_passes(FsActRunState state, FsOutcome outcome, string command)
    {
        FsActRun run = Decide(state, Run());

        Assert.Equal((state, outcome, command), (run.State, run.Outcome, run.NextCommand));
        Assert.NotNull(run.Remedy);
    }

    [Theory]
    [InlineData(FsActRunState.ActMissing)]
    [InlineData(FsActRunState.Crashed)]
    [InlineData(FsActRunState.Survey)]
    [InlineData(FsActRunState.UnreadableOutput)]
    public void Where_act_itself_is_the_trouble_it_is_installed_or_brought_up_to_date(FsActRunState state)
    {
        FsActRun run = Decide(state, Run());

        Assert.Equal(FsOutcome.Inconclusive, run.Outcome);
        Assert.Matches(OperatingSystem.IsWindows() ? "^winget (install|upgrade) --id nektos.act$" : "^(Start-Process https://nektosact|act --version)", run.NextCommand);
        Assert.Equal(state == FsActRunState.ActMissing, run.Links.Length == 1);
        Assert.Equal(state == FsActRunState.ActMissing, !run.NextCommand!.Contains("upgrade", StringComparison.Ordinal) && !run.NextCommand.Contains("--version", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_end_has_a_remedy_of_its_own_but_that_of_success()
    {
        FsActRunState[] ends = [.. Enum.GetValues<FsActRunState>().Where(static s => s != FsActRunState.Completed)];

        Assert.Equal(ends.Length, ends.Select(s => Decide(s, Run()).Remedy).Distinct().Count());
    }

    [Theory]
    [InlineData(FsActRunState.ActMissing, Causes.ActMissing)]
    [InlineData(FsActRunState.DockerMissing, Causes.DockerEngine)]
    [InlineData(FsActRunState.UnreadableWorkflow, "workflow.unreadable/.github/workflows/a.yml")]
    [InlineData(FsActRunState.JobFailed, null)]
    [InlineData(FsActRunState.Completed, null)]
    public void What_others_wait_for_too_is_a_cause(FsActRunState state, string? cause) =>
        Assert.Equal(cause, Decide(state, Run()).Cause);

    [Fact]
    public void A_run_whose_jobs_all_ran_passes()
    {
        FsActRun run = Decide(FsActRunState.Completed, Run(Job("build", FsOutcome.Passed), Job("test", FsOutcome.Passed)));

        Assert.Equal((FsOutcome.Passed, FsScope.Full, null, null), (run.Outcome, run.Scope, run.Remedy, run.NextCommand));
        Assert.Equal(ActTexts.Completed.With(2, "push", 0), run.Summary);
        Assert.Empty(run.LeftOut);
        Assert.Empty(run.Links);
    }

    [Fact]
    public void A_job_that_its_condition_kept_back_makes_the_run_a_part_and_a_warning()
    {
        FsActRun run = Run(Job("build", FsOutcome.Passed), Job("deploy", FsOutcome.Skipped), Job("notify", FsOutcome.Skipped));
        run.LeftOut = ["the steps"];

        Decide(FsActRunState.Completed, run, execute: true);

        Assert.Equal((FsOutcome.Warning, FsScope.Partial, Again + " -Execute"), (run.Outcome, run.Scope, run.NextCommand));
        Assert.Equal((ActTexts.Executed.With(1, "push", 2), ActTexts.SkippedRemedy.With("deploy, notify")), (run.Summary, run.Remedy));
        Assert.Equal(["the steps", WorkflowsTexts.LeftOutSkipped.With("deploy"), WorkflowsTexts.LeftOutSkipped.With("notify")], run.LeftOut);
    }

    [Fact]
    public void The_jobs_that_failed_are_named_once_with_the_first_complaint()
    {
        FsActRun run = Decide(FsActRunState.JobFailed, Run(Job("build", FsOutcome.Failed), Job("build", FsOutcome.Failed), Job("test", FsOutcome.Failed), Job("lint", FsOutcome.Passed)));

        Assert.Equal((ActTexts.JobFailed.With("build, test", "first line"), ActTexts.JobFailedRemedy), (run.Summary, run.Remedy));
    }

    [Fact]
    public void The_jobs_that_say_nothing_are_named_where_the_platform_or_the_exit_code_is_the_trouble()
    {
        FsActJob[] jobs = [Job("mac", FsOutcome.Inconclusive), Job("lint", FsOutcome.Passed)];

        Assert.Equal(ActTexts.UnsupportedPlatform.With("mac"), Decide(FsActRunState.UnsupportedPlatform, Run(jobs)).Summary);
        Assert.Equal(ActTexts.Contradiction.With(7, "mac"), Decide(FsActRunState.Unknown, Run(jobs)).Summary);
    }

    [Fact]
    public void Without_act_the_number_of_jobs_and_stages_is_told_all_the_same()
    {
        FsActJob late = Job("deploy", FsOutcome.Inconclusive);
        late.Stage = 3;

        Assert.Equal(ActTexts.ActMissing.With(2, 3), Decide(FsActRunState.ActMissing, Run(Job("build", FsOutcome.Inconclusive), late)).Summary);
        Assert.Equal(ActTexts.ActMissing.With(0, 0), Decide(FsActRunState.ActMissing, Run()).Summary);
    }

    [Fact]
    public void What_was_seen_is_told_where_nothing_else_is()
    {
        Assert.Equal(ActTexts.DockerMissing.With("first line"), Decide(FsActRunState.DockerMissing, Run()).Summary);
        Assert.Equal(ActTexts.NoJobs.With("push"), Decide(FsActRunState.NoJobs, Run()).Summary);
        Assert.Equal(ActTexts.Crashed.With("first line"), Decide(FsActRunState.Crashed, Run()).Summary);
        Assert.Equal(ActTexts.Survey, Decide(FsActRunState.Survey, Run()).Summary);
        Assert.Equal(ActTexts.TimedOut.With(90.0), Decide(FsActRunState.TimedOut, Run()).Summary);
        Assert.Equal(ActTexts.Killed.With(7), Decide(FsActRunState.Killed, Run()).Summary);
        Assert.Equal(ActTexts.UnclonedAction.With("first line"), Decide(FsActRunState.UnclonedAction, Run()).Summary);
        Assert.Equal("It is no workflow.", Decide(FsActRunState.UnreadableWorkflow, Run()).Summary);
        Assert.Equal(ActTexts.UnreadableOutput.With(7, "first line"), Decide(FsActRunState.UnreadableOutput, Run()).Summary);
    }

    [Fact]
    public void Needs_that_lead_nowhere_or_in_a_circle_are_named()
    {
        FsWorkflowJob[] unknown = [new() { Id = "deploy", Needs = ["biuld"] }];
        FsWorkflowJob[] circle = [new() { Id = "a", Needs = ["b"] }, new() { Id = "b", Needs = ["a"] }];

        Assert.Equal(ActTexts.UnknownNeed.With("deploy", "biuld"), Decide(FsActRunState.BrokenNeeds, Run(), jobs: unknown).Summary);
        Assert.Equal(ActTexts.Circle.With("a, b"), Decide(FsActRunState.BrokenNeeds, Run(), jobs: circle).Summary);
    }

    [Fact]
    public void The_next_command_asks_for_the_same_job_and_finds_the_project_from_elsewhere()
    {
        FsActRun run = Run();
        FsActRun looked = Run();
        ActVerdict.Decide(run, FsActRunState.Killed, Subject([]), Project(isCurrent: false), new ActOptions(null, "deploy it", Execute: true, TimeSpan.Zero));
        ActVerdict.Decide(looked, FsActRunState.NoJobs, Subject([]), Project(isCurrent: false), new ActOptions(null, null, Execute: false, TimeSpan.Zero));

        Assert.Equal(Again + " -Job 'deploy it' -Execute -LiteralPath /srv/shop", run.NextCommand);
        Assert.Equal("(Get-FsWorkflow a.yml -LiteralPath /srv/shop).Triggers", looked.NextCommand);
    }

    private static FsActRun Decide(FsActRunState state, FsActRun run, bool execute = false, FsWorkflowJob[]? jobs = null)
    {
        ActVerdict.Decide(run, state, Subject(jobs ?? []), Project(), new ActOptions(null, null, execute, TimeSpan.FromSeconds(90)));
        return run;
    }

    private static ActSubject Subject(FsWorkflowJob[] jobs) =>
        ActSubject.Of(new FsWorkflow { Path = ".github/workflows/a.yml", Summary = "It is no workflow.", Jobs = jobs }, new ActOptions(null, null, Execute: false, TimeSpan.Zero));

    private static FsActRun Run(params FsActJob[] jobs) =>
        new() { Subject = ".github/workflows/a.yml", Event = "push", Detail = "first line\nsecond", ExitCode = 7, Jobs = jobs, Scope = FsScope.Full };

    private static FsActJob Job(string id, FsOutcome outcome) => new() { Id = id, Outcome = outcome };

    private static Project Project(bool isCurrent = true) => new("/srv/shop", new GitLookup(GitState.NoRepository), new ProjectConfiguration()) { IsCurrent = isCurrent };
}
