using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Core.Tests.Workflows;

/// <summary>What a plan is worth: it can disprove a workflow, and where it says nothing against one it says what it left out.</summary>
public sealed class PlanJudgeTests
{
    private const string Again = "Invoke-FsActDryRun -Workflow a.yml -Event push -Planner Embedded";

    [Fact]
    public void A_plan_in_which_every_job_runs_passes_and_is_a_part_all_the_same()
    {
        FsWorkflowPlan plan = Decide(Plan(Job("build"), Job("test")));

        Assert.Equal((FsOutcome.Passed, FsScope.Partial, null, null), (plan.Outcome, plan.Scope, plan.Remedy, plan.NextCommand));
        Assert.Equal(DryRunTexts.SummaryPlanned.With("push main", 2, 0), plan.Summary);
        Assert.Equal([DryRunTexts.LeftOutSteps], plan.LeftOut);
        Assert.Equal((FsStep.Workflows, FsChecklistItem.WorkflowsChecked), (plan.Step, plan.ChecklistItem));
        Assert.Equal(DryRunTexts.SummaryWhy.With("asked for"), plan.Detail);
    }

    [Fact]
    public void A_job_that_would_not_run_is_a_warning_and_left_out()
    {
        FsWorkflowPlan plan = Decide(Plan(Job("build"), Job("deploy", FsPlanAnswer.No), Job("deploy", FsPlanAnswer.No), Job("maybe", FsPlanAnswer.Unknown)));

        Assert.Equal((FsOutcome.Warning, $"({Again}).Jobs"), (plan.Outcome, plan.NextCommand));
        Assert.Equal((DryRunTexts.SummaryPlanned.With("push main", 1, 2), DryRunTexts.IdleRemedy.With("deploy")), (plan.Summary, plan.Remedy));
        Assert.Equal([DryRunTexts.LeftOutSteps, WorkflowsTexts.LeftOutSkipped.With("deploy")], plan.LeftOut);
    }

    [Fact]
    public void Of_many_jobs_that_would_not_run_the_first_ten_are_named_in_the_remedy_and_all_are_left_out()
    {
        FsPlannedJob[] idle = [.. Enumerable.Range(1, 12).Select(static i => Job("job" + i, FsPlanAnswer.No))];

        FsWorkflowPlan plan = Decide(Plan([Job("build"), .. idle]));

        Assert.Equal(DryRunTexts.IdleRemedy.With("job1, job2, job3, job4, job5, job6, job7, job8, job9, job10"), plan.Remedy);
        Assert.Equal(13, plan.LeftOut.Length);
    }

    [Theory]
    [InlineData(FsPlanAnswer.No)]
    [InlineData(FsPlanAnswer.Unknown)]
    public void A_plan_in_which_no_job_runs_is_no_pass(FsPlanAnswer answer)
    {
        FsWorkflowPlan plan = Decide(Plan(Job("build", answer)));

        Assert.Equal((FsOutcome.Inconclusive, $"({Again}).Jobs"), (plan.Outcome, plan.NextCommand));
        Assert.Equal((DryRunTexts.SummaryNothing.With("push main"), DryRunTexts.NothingRemedy), (plan.Summary, plan.Remedy));
    }

    [Fact]
    public void What_github_would_refuse_fails_whatever_else_is_planned()
    {
        FsWorkflowPlan plan = Plan(Job("build"));
        (plan.Problems, plan.Unknowns, plan.Triggers) = (["no such need\nmore", "another"], ["what x is"], FsPlanAnswer.No);

        Decide(plan);

        Assert.Equal((FsOutcome.Failed, $"({Again}).Problems"), (plan.Outcome, plan.NextCommand));
        Assert.Equal((DryRunTexts.SummaryRefused.With(2, "no such need"), DryRunTexts.RefusedRemedy), (plan.Summary, plan.Remedy));
        Assert.Equal(DryRunTexts.SummaryWhy.With("asked for") + "\nno such need\nmore\nanother", plan.Detail);
        Assert.Equal([DryRunTexts.LeftOutSteps, "no such need\nmore", "another", DryRunTexts.LeftOutNotStarted.With("no such branch")], plan.LeftOut);
    }

    [Fact]
    public void An_input_that_does_not_fit_is_no_pass_and_is_told()
    {
        FsWorkflowPlan plan = Plan(Job("build"));
        plan.DispatchInputs = [new FsPlanInput { Name = "tag" }, new FsPlanInput { Name = "to", Problem = "'to' takes no 'moon'." }];

        Decide(plan);

        Assert.Equal((FsOutcome.Inconclusive, "'to' takes no 'moon'.", DryRunTexts.InputRemedy, $"({Again}).DispatchInputs"), (plan.Outcome, plan.Summary, plan.Remedy, plan.NextCommand));
        Assert.Equal([DryRunTexts.LeftOutSteps, "'to' takes no 'moon'."], plan.LeftOut);
    }

    [Fact]
    public void A_workflow_that_the_usual_event_does_not_start_is_no_pass_and_shows_its_triggers()
    {
        FsWorkflowPlan plan = Plan(Job("build"));
        plan.Triggers = FsPlanAnswer.No;

        Decide(plan);

        Assert.Equal((FsOutcome.Inconclusive, "(Get-FsWorkflow a.yml).Triggers"), (plan.Outcome, plan.NextCommand));
        Assert.Equal((DryRunTexts.SummaryNotStarted.With("push main", "no such branch"), DryRunTexts.NotStartedRemedy), (plan.Summary, plan.Remedy));
        Assert.Equal([DryRunTexts.LeftOutSteps, DryRunTexts.LeftOutNotStarted.With("no such branch")], plan.LeftOut);
    }

    [Theory]
    [InlineData("push", null)]
    [InlineData(null, "main")]
    public void A_workflow_that_an_event_of_ones_own_does_not_start_is_left_out_on_purpose(string? ofEvent, string? reference)
    {
        FsWorkflowPlan plan = Plan(Job("build"));
        plan.Triggers = FsPlanAnswer.No;

        Decide(plan, new PlanOptions { Ref = reference }, new ActOptions(ofEvent, null, Execute: false, TimeSpan.Zero));

        Assert.Equal((FsOutcome.Skipped, null, null), (plan.Outcome, plan.Remedy, plan.NextCommand));
        Assert.Equal(DryRunTexts.SummaryNotStarted.With("push main", "no such branch"), plan.Summary);
    }

    [Fact]
    public void What_the_file_does_not_tell_is_no_pass()
    {
        FsWorkflowPlan plan = Plan(Job("build"), Job("deploy", FsPlanAnswer.No));
        plan.Unknowns = ["what x is", "what y is"];

        Decide(plan);

        Assert.Equal((FsOutcome.Inconclusive, $"({Again}).Unknowns"), (plan.Outcome, plan.NextCommand));
        Assert.Equal((DryRunTexts.SummaryUnknown.With("push main", 1, 1, 2), DryRunTexts.UnknownRemedy), (plan.Summary, plan.Remedy));
        Assert.Equal(DryRunTexts.SummaryWhy.With("asked for") + "\nwhat x is\nwhat y is", plan.Detail);
        Assert.Equal([DryRunTexts.LeftOutSteps, "what x is", "what y is", WorkflowsTexts.LeftOutSkipped.With("deploy")], plan.LeftOut);
    }

    [Fact]
    public void What_was_assumed_and_the_jobs_that_were_not_asked_for_are_left_out()
    {
        PlanOptions assumed = new() { Mocks = ["build.meta.tag=v1"], Variables = new Dictionary<string, string> { ["REGION"] = "ru" } };

        FsWorkflowPlan plan = Decide(Plan(Job("build")), assumed, new ActOptions(null, "build", Execute: false, TimeSpan.Zero));

        Assert.Equal(
            [
                DryRunTexts.LeftOutSteps, DryRunTexts.LeftOutAssumed.With("build.meta.tag"), DryRunTexts.LeftOutAssumed.With("vars.REGION"),
                WorkflowsTexts.LeftOutJob.With("build"),
            ],
            plan.LeftOut);
    }

    [Fact]
    public void A_plan_for_no_ref_names_the_event_alone()
    {
        FsWorkflowPlan plan = Plan(Job("build"));
        plan.Ref = string.Empty;

        Assert.Equal(DryRunTexts.SummaryPlanned.With("push", 1, 0), Decide(plan).Summary);
    }

    [Fact]
    public void The_next_command_asks_for_the_same_and_finds_the_project_from_elsewhere()
    {
        FsWorkflowPlan plan = Plan(Job("build", FsPlanAnswer.No));
        FsWorkflowPlan notStarted = Plan(Job("build"));
        notStarted.Triggers = FsPlanAnswer.No;

        PlanJudge.Decide(plan, Subject(), Project(isCurrent: false), new PlanOptions { Ref = "release 1" }, new ActOptions(null, "build it", Execute: false, TimeSpan.Zero));
        PlanJudge.Decide(notStarted, Subject(), Project(isCurrent: false), new PlanOptions(), new ActOptions(null, null, Execute: false, TimeSpan.Zero));

        Assert.Equal($"({Again} -Ref 'release 1' -Job 'build it' -LiteralPath /srv/shop).Jobs", plan.NextCommand);
        Assert.Equal("(Get-FsWorkflow a.yml -LiteralPath /srv/shop).Triggers", notStarted.NextCommand);
    }

    private static FsWorkflowPlan Decide(FsWorkflowPlan plan, PlanOptions? options = null, ActOptions? narrowed = null)
    {
        PlanJudge.Decide(plan, Subject(), Project(), options ?? new PlanOptions(), narrowed ?? new ActOptions(null, null, Execute: false, TimeSpan.Zero));
        return plan;
    }

    private static FsWorkflowPlan Plan(params FsPlannedJob[] jobs) =>
        new() { Event = "push", Ref = "refs/heads/main", Triggers = FsPlanAnswer.Yes, TriggerReason = "no such branch", PlannerReason = "asked for", Jobs = jobs };

    private static FsPlannedJob Job(string id, FsPlanAnswer runs = FsPlanAnswer.Yes) => new() { Id = id, Runs = runs };

    private static ActSubject Subject() =>
        ActSubject.Of(new FsWorkflow { Path = ".github/workflows/a.yml" }, new ActOptions(null, null, Execute: false, TimeSpan.Zero));

    private static Project Project(bool isCurrent = true) => new("/srv/shop", new GitLookup(GitState.NoRepository), new ProjectConfiguration()) { IsCurrent = isCurrent };
}
