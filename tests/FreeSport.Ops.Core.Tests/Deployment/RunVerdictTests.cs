using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>What a workflow run is worth, and the sentence that says it.</summary>
public sealed class RunVerdictTests
{
    [Theory]
    [InlineData(FsRunConclusion.Success, FsOutcome.Passed)]
    [InlineData(FsRunConclusion.Failure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Cancelled, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.TimedOut, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.ActionRequired, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Stale, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.StartupFailure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Skipped, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.Neutral, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.None, FsOutcome.Inconclusive)]
    public void Only_success_passes(FsRunConclusion conclusion, FsOutcome outcome)
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment { Conclusion = conclusion });

        Assert.Equal(outcome, run.Outcome);
        Assert.Contains("812", run.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FsRunStatus.Unknown)]
    [InlineData(FsRunStatus.Requested)]
    [InlineData(FsRunStatus.Queued)]
    [InlineData(FsRunStatus.Pending)]
    [InlineData(FsRunStatus.Waiting)]
    [InlineData(FsRunStatus.InProgress)]
    public void A_run_that_is_not_over_is_no_verdict_whatever_its_conclusion_says(FsRunStatus status)
    {
        FsGitHubDeployment[] runs = [.. new[] { FsRunConclusion.None, FsRunConclusion.Success, FsRunConclusion.Failure }.Select(c => Decide(new FsGitHubDeployment { Conclusion = c }, status))];

        Assert.All(runs, run => Assert.Equal((FsOutcome.Inconclusive, RunTexts.NotOver.With(812L, status)), (run.Outcome, run.Summary)));
    }

    [Theory]
    [InlineData("00:00:07", "0:07")]
    [InlineData("00:59:59", "59:59")]
    [InlineData("01:00:00", "1:00:00")]
    [InlineData("02:03:04", "2:03:04")]
    public void A_run_that_succeeded_tells_how_long_it_took(string duration, string told)
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment
        {
            Conclusion = FsRunConclusion.Success,
            Duration = TimeSpan.Parse(duration, System.Globalization.CultureInfo.InvariantCulture),
        });

        Assert.Equal(RunTexts.Succeeded.With(812L, told), run.Summary);
    }

    [Fact]
    public void Each_bad_end_is_told_in_words_of_its_own()
    {
        FsRunConclusion[] bad =
        [
            FsRunConclusion.Failure, FsRunConclusion.Cancelled, FsRunConclusion.TimedOut,
            FsRunConclusion.ActionRequired, FsRunConclusion.Stale, FsRunConclusion.StartupFailure,
        ];

        Assert.Equal(
            [
                RunTexts.EndedFailure.With(812L), RunTexts.EndedCancelled.With(812L), RunTexts.EndedTimedOut.With(812L),
                RunTexts.EndedActionRequired.With(812L), RunTexts.EndedStale.With(812L), RunTexts.EndedStartupFailure.With(812L),
            ],
            bad.Select(static c => Decide(new FsGitHubDeployment { Conclusion = c }).Summary));
    }

    [Fact]
    public void A_run_that_is_over_without_a_verdict_says_which() =>
        Assert.Equal(RunTexts.EndedOther.With(812L, FsRunConclusion.Neutral), Decide(new FsGitHubDeployment { Conclusion = FsRunConclusion.Neutral }).Summary);

    [Fact]
    public void The_first_bad_job_and_its_first_bad_step_are_named()
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment
        {
            Conclusion = FsRunConclusion.Failure,
            Jobs =
            [
                Job("build", FsRunConclusion.Success, Step("checkout", FsRunConclusion.Success)),
                Job("deploy", FsRunConclusion.Failure, Step("pull", FsRunConclusion.Success), Step("migrate", FsRunConclusion.Failure), Step("clean", FsRunConclusion.Cancelled)),
                Job("smoke", FsRunConclusion.Cancelled, Step("curl", FsRunConclusion.Cancelled)),
            ],
        });

        Assert.Equal(RunTexts.EndedFailure.With(812L) + " " + RunTexts.EndedStep.With("deploy", "migrate"), run.Summary);
    }

    [Fact]
    public void A_bad_job_without_a_bad_step_is_named_alone()
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment
        {
            Conclusion = FsRunConclusion.Failure,
            Jobs = [Job("deploy", FsRunConclusion.Failure, Step("pull", FsRunConclusion.Success))],
            Approvals = [Review(FsApprovalState.Rejected)],
        });

        Assert.Equal(RunTexts.EndedFailure.With(812L) + " " + RunTexts.EndedJob.With("deploy"), run.Summary);
    }

    [Fact]
    public void Where_no_job_went_wrong_the_end_alone_is_told()
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment { Conclusion = FsRunConclusion.Cancelled, Jobs = [Job("build", FsRunConclusion.Success)] });

        Assert.Equal(RunTexts.EndedCancelled.With(812L), run.Summary);
    }

    [Fact]
    public void A_job_that_never_began_because_somebody_rejected_it_is_told_with_who_and_why()
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment
        {
            Conclusion = FsRunConclusion.Failure,
            Jobs = [Job("deploy", FsRunConclusion.Failure)],
            Approvals = [Review(FsApprovalState.Approved), Review(FsApprovalState.Rejected)],
        });

        Assert.Equal(FsOutcome.Failed, run.Outcome);
        Assert.Equal(RunTexts.EndedRejected.With(812L, "production", "olga", "not on a Friday"), run.Summary);
    }

    [Fact]
    public void A_job_that_never_began_although_it_was_approved_is_no_rejection()
    {
        FsGitHubDeployment run = Decide(new FsGitHubDeployment
        {
            Conclusion = FsRunConclusion.Failure,
            Jobs = [Job("deploy", FsRunConclusion.Failure)],
            Approvals = [Review(FsApprovalState.Approved)],
        });

        Assert.Equal(RunTexts.EndedFailure.With(812L) + " " + RunTexts.EndedJob.With("deploy"), run.Summary);
    }

    private static FsGitHubDeployment Decide(FsGitHubDeployment run, FsRunStatus status = FsRunStatus.Completed)
    {
        (run.RunId, run.Status) = (812, status);
        if (run.Conclusion == FsRunConclusion.Success)
        {
            run.Jobs = [Job("deploy", FsRunConclusion.Success)];
        }

        RunVerdict.Decide(run, new EnvironmentJobs([new DeclaredJob(JobName.Of("deploy", hasMatrix: false, caller: null), NamesEnvironment: true, "production", OnlyBuilds: false)], "production"));
        return run;
    }

    private static FsDeploymentJob Job(string name, FsRunConclusion conclusion, params FsDeploymentStep[] steps) =>
        new() { Name = name, Status = FsRunStatus.Completed, Conclusion = conclusion, Steps = steps };

    private static FsDeploymentStep Step(string name, FsRunConclusion conclusion) => new() { Name = name, Conclusion = conclusion };

    private static FsApproval Review(FsApprovalState state) => new() { State = state, Environment = "production", By = "olga", Comment = "not on a Friday" };
}
