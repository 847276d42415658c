using FreeSport.Ops.Core.Steps.Deployment.Reviewing;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Whether a review may be given: nobody approves what was not seen, what is not theirs, or what they started.</summary>
public sealed class ReviewJudgeTests
{
    private static readonly ReviewRequest Approve = new(812, Approves: true);

    [Fact]
    public void The_only_request_that_waits_is_meant_where_none_is_named()
    {
        FsPendingApproval waits = Waits("production");

        Assert.Same(waits, Judge(Approve, waits).Pending);
    }

    [Fact]
    public void The_environment_that_is_named_is_meant_whatever_its_case()
    {
        FsPendingApproval production = Waits("production");

        Assert.Same(production, Judge(Approve with { Environment = "PRODUCTION" }, Waits("staging"), production).Pending);
    }

    [Fact]
    public void Of_several_requests_one_is_to_be_named() =>
        AssertRefused("ApprovalAmbiguous", Judge(Approve, Waits("staging"), Waits("production")));

    [Fact]
    public void What_no_person_can_end_does_not_wait_for_one()
    {
        FsPendingApproval timer = Waits("production");
        timer.CanApprove = false;

        AssertRefused("ApprovalNotWaiting", Judge(Approve, timer));
    }

    [Fact]
    public void A_request_for_another_environment_is_not_the_one_that_was_meant() =>
        AssertRefused("ApprovalNotWaiting", Judge(Approve with { Environment = "production" }, Waits("staging")));

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, "ApprovalStale")]
    public void A_review_is_for_the_attempt_that_was_seen(int attempt, string? errorId)
    {
        ReviewJudgement judgement = Judge(Approve with { Attempt = attempt }, Waits("production"));

        Assert.Equal(errorId, judgement.Refusal?.ErrorId);
    }

    [Theory]
    [InlineData("deploy migrate", "migrate deploy", null)]
    [InlineData("deploy", "deploy migrate", "ApprovalStale")]
    [InlineData("deploy migrate", "deploy", null)]
    [InlineData("deploy", "DEPLOY", "ApprovalStale")]
    [InlineData("", "deploy", "ApprovalStale")]
    [InlineData("deploy", "", "ApprovalStale")]
    public void A_review_is_for_the_jobs_that_were_seen(string seen, string waiting, string? errorId)
    {
        FsPendingApproval waits = Waits("production");
        waits.Jobs = Words(waiting);

        ReviewJudgement judgement = Judge(Approve with { Jobs = Words(seen) }, waits);

        Assert.Equal(errorId, judgement.Refusal?.ErrorId);
        Assert.Equal(errorId is null, judgement.Pending is not null);
    }

    [Fact]
    public void Who_may_not_review_is_refused()
    {
        FsPendingApproval waits = Waits("production");
        (waits.CanApprove, waits.Reviewers) = (false, [new FsReviewer()]);

        AssertRefused("ApprovalForbidden", Judge(Approve, waits));
    }

    [Theory]
    [InlineData("olga", "olga", true, false, "SelfApprovalNotAllowed")]
    [InlineData("olga", "OLGA", true, false, "SelfApprovalNotAllowed")]
    [InlineData("olga", null, true, false, "SelfApprovalNotAllowed")]
    [InlineData("", "olga", true, false, "SelfApprovalNotAllowed")]
    [InlineData("olga", "ivan", true, false, null)]
    [InlineData("olga", "olga", true, true, null)]
    [InlineData("olga", "olga", false, false, null)]
    public void Nobody_approves_what_they_started_or_may_have_started_unless_they_say_so(string startedBy, string? me, bool approves, bool allows, string? errorId)
    {
        FsGitHubDeployment run = Run(Waits("production"));
        run.StartedBy = startedBy;

        ReviewJudgement judgement = ReviewJudge.Judge(Approve with { Approves = approves, AllowsSelfApproval = allows }, new ReviewFacts(run, [], me));

        Assert.Equal(errorId, judgement.Refusal?.ErrorId);
        Assert.Equal(errorId is null, judgement.Pending is not null);
    }

    [Theory]
    [InlineData(FsRunStatus.InProgress, FsRunConclusion.None, true)]
    [InlineData(FsRunStatus.Completed, FsRunConclusion.Success, true)]
    [InlineData(FsRunStatus.Completed, FsRunConclusion.Failure, true)]
    [InlineData(FsRunStatus.Completed, FsRunConclusion.Cancelled, false)]
    [InlineData(FsRunStatus.Completed, FsRunConclusion.Skipped, false)]
    [InlineData(FsRunStatus.Waiting, FsRunConclusion.None, false)]
    public void A_review_that_somebody_gave_before_is_told_where_the_jobs_that_waited_went_on(FsRunStatus status, FsRunConclusion conclusion, bool given)
    {
        FsGitHubDeployment run = Run();
        run.Jobs = [Job("build", FsRunStatus.Completed, FsRunConclusion.Cancelled), Job("deploy", status, conclusion)];
        FsApproval[] reviews = [Review("production", "anna"), Review("production", "olga"), Review("staging", "ivan")];

        ReviewJudgement judgement = ReviewJudge.Judge(Approve with { Environment = "Production", Jobs = ["deploy"] }, new ReviewFacts(run, reviews, "me"));

        Assert.Equal(given ? "olga" : null, judgement.Given?.By);
        Assert.Equal(given ? null : "ApprovalNotWaiting", judgement.Refusal?.ErrorId);
        Assert.Null(judgement.Pending);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("other", "deploy")]
    [InlineData("deploy migrate", "deploy")]
    public void A_review_of_an_earlier_stage_is_not_taken_for_this_one(string seen, string wentOn)
    {
        FsGitHubDeployment run = Run();
        run.Jobs = [.. Words(wentOn).Select(static n => Job(n, FsRunStatus.InProgress, FsRunConclusion.None)), Job("migrate", FsRunStatus.Waiting, FsRunConclusion.None)];

        ReviewJudgement judgement = ReviewJudge.Judge(
            Approve with { Environment = "production", Jobs = Words(seen) }, new ReviewFacts(run, [Review("production", "olga")], "me"));

        AssertRefused("ApprovalNotWaiting", judgement);
    }

    [Fact]
    public void Jobs_that_nobody_looked_at_are_no_sign_of_a_review()
    {
        FsGitHubDeployment run = Run();
        run.Jobs = [Job("deploy", FsRunStatus.InProgress, FsRunConclusion.None)];

        AssertRefused("ApprovalNotWaiting", ReviewJudge.Judge(Approve with { Environment = "production" }, new ReviewFacts(run, [Review("production", "olga")], "me")));
    }

    private static void AssertRefused(string errorId, ReviewJudgement judgement)
    {
        Assert.Equal(errorId, judgement.Refusal?.ErrorId);
        Assert.Null(judgement.Pending);
        Assert.Null(judgement.Given);
    }

    private static ReviewJudgement Judge(ReviewRequest request, params FsPendingApproval[] pending) =>
        ReviewJudge.Judge(request, new ReviewFacts(Run(pending), [], "me"));

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static FsGitHubDeployment Run(params FsPendingApproval[] pending) => new() { RunId = 812, RunAttempt = 1, StartedBy = "olga", PendingApprovals = pending };

    private static FsPendingApproval Waits(string environment) => new() { Environment = environment, CanApprove = true, RunId = 812, RunAttempt = 1 };

    private static FsDeploymentJob Job(string name, FsRunStatus status, FsRunConclusion conclusion) => new() { Name = name, Status = status, Conclusion = conclusion };

    private static FsApproval Review(string environment, string by) => new() { Environment = environment, By = by };
}
