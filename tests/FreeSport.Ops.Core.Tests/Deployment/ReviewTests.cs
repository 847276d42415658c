using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Reviewing;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Who may approve what, and that a review is given exactly once whatever happens on the way.</summary>
public sealed class ReviewTests
{
    private readonly VirtualClock _time = new();
    private readonly RecordingHost _host = new();
    private readonly ScriptedRun _run;

    public ReviewTests()
    {
        _run = new ScriptedRun(_time);
        _time.Pass(TimeSpan.FromMinutes(1));
    }

    private static ReviewRequest Seen => new(ScriptedRun.Id, Approves: true) { Environment = "production", Attempt = 1, Jobs = ["build"] };

    [Fact]
    public async Task An_approval_says_who_for_what_and_how_to_go_on()
    {
        await ReviewAsync(Seen with { Comment = "ok" });

        FsApproval approval = Result();
        Assert.Equal((FsApprovalState.Approved, "anna", "ok", "production", false), (approval.State, approval.By, approval.Comment, approval.Environment, approval.IsSelfApproval));
        Assert.Equal((FsOutcome.Passed, 1, "build"), (approval.Outcome, approval.RunAttempt, approval.Jobs.Single()));
        Assert.Equal("Wait-FsDeployment -RunId 4711", approval.NextCommand);
        Assert.Equal("ok", Assert.Single(_run.Given).Comment);
        (string target, string action) = Assert.Single(_host.Questions);
        Assert.Equal("Approve", action);
        Assert.All(new[] { "production", "4711", "build", "0fefabf", "petrov" }, text => Assert.Contains(text, target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rejection_of_ones_own_start_needs_no_leave()
    {
        _run.StartedBy = "Anna";

        await ReviewAsync(Seen with { Approves = false, Comment = "no" });

        Assert.Equal((FsApprovalState.Rejected, false), (Result().State, Result().IsSelfApproval));
        Assert.Equal("no", _run.Given.Single().Comment);
    }

    [Fact]
    public async Task Ones_own_start_needs_leave_and_is_marked_as_such()
    {
        _run.StartedBy = "Anna";

        OpsFailure refused = await RefusedAsync(Seen);
        Assert.Equal("SelfApprovalNotAllowed", refused.ErrorId);
        Assert.Contains("-AllowSelfApproval", refused.Remedy, StringComparison.Ordinal);
        Assert.Empty(_run.Given);

        await ReviewAsync(Seen with { AllowsSelfApproval = true, Comment = "ok" });
        Assert.True(Result().IsSelfApproval);
        Assert.Equal("ok [self-approval]", _run.Given.Single().Comment);
        Assert.Single(_host.Verbose);
    }

    [Fact]
    public async Task Whose_token_it_is_must_be_known()
    {
        _run.Me = null;

        Assert.Equal("SelfApprovalNotAllowed", (await RefusedAsync(Seen)).ErrorId);
    }

    [Theory]
    [InlineData(true, "petrov", "petrov", "forbids")]
    [InlineData(false, "anna", "petrov", "this token may not")]
    [InlineData(false, "boris", "petrov", "its reviewers: anna, @ops")]
    public async Task Who_may_not_learns_why_and_who_may(bool prevents, string me, string starter, string said)
    {
        (_run.CanApprove, _run.PreventsSelfReview, _run.Me, _run.StartedBy) = (false, prevents, me, starter);

        OpsFailure refused = await RefusedAsync(Seen with { AllowsSelfApproval = true });

        Assert.Equal("ApprovalForbidden", refused.ErrorId);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Empty(_run.Given);
    }

    [Fact]
    public async Task What_was_seen_in_an_earlier_attempt_is_not_approved_in_this_one()
    {
        _run.Attempt = 2;

        Assert.Equal("ApprovalStale", (await RefusedAsync(Seen)).ErrorId);
        Assert.Empty(_run.Given);
    }

    [Fact]
    public async Task What_was_seen_of_the_build_does_not_approve_the_deployment()
    {
        _run.Review("boris");
        _time.Pass(TimeSpan.FromMinutes(10));

        OpsFailure refused = await RefusedAsync(Seen);

        Assert.Equal("ApprovalStale", refused.ErrorId);
        Assert.Contains("deploy-production", refused.Message, StringComparison.Ordinal);
        Assert.Single(_run.Given);
    }

    [Theory]
    [InlineData(true, FsOutcome.Passed)]
    [InlineData(false, FsOutcome.Failed)]
    public async Task What_a_colleague_said_in_the_meantime_is_told(bool approved, FsOutcome outcome)
    {
        _run.Review("boris", approved);
        _time.Pass(TimeSpan.FromSeconds(1));

        await ReviewAsync(Seen);

        FsApproval approval = Result();
        Assert.Equal(("boris", outcome), (approval.By, approval.Outcome));
        Assert.Contains("already", approval.Summary, StringComparison.Ordinal);
        Assert.Single(_run.Given);
        Assert.Empty(_host.Questions);
    }

    [Fact]
    public async Task A_run_by_its_number_alone_takes_the_only_one_that_waits()
    {
        await ReviewAsync(new ReviewRequest(ScriptedRun.Id, Approves: true));

        Assert.Equal("production", Result().Environment);
    }

    [Fact]
    public async Task Nothing_that_waits_is_an_error_that_says_what_is()
    {
        _run.Review("boris");
        _time.Pass(TimeSpan.FromSeconds(5));
        OpsFailure nothing = await RefusedAsync(new ReviewRequest(ScriptedRun.Id, Approves: true));
        _run.Review("boris");
        _time.Pass(TimeSpan.FromHours(1));
        OpsFailure over = await RefusedAsync(new ReviewRequest(ScriptedRun.Id, Approves: true) { Environment = "production" });

        Assert.Equal(("ApprovalNotWaiting", "ApprovalNotWaiting"), (nothing.ErrorId, over.ErrorId));
        Assert.Contains("InProgress", nothing.Message, StringComparison.Ordinal);
        Assert.Contains("Success", over.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_environment_that_waits_is_named()
    {
        OpsFailure refused = await RefusedAsync(Seen with { Environment = "staging", Jobs = null });

        Assert.Contains("waiting: production", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_says_what_would_be_said_and_sends_nothing()
    {
        RecordingHost host = new() { Answer = false };

        await new DeploymentReviewer(_run, host, _time.DelayAsync).ReviewAsync(Seen with { Comment = "ok" }, Cancel.Token);

        FsApprovalPlan plan = Assert.IsType<FsApprovalPlan>(Assert.Single(host.Results));
        Assert.Equal((true, "production", "ok", "anna", "petrov"), (plan.Approves, plan.Environment, plan.Comment, plan.By, plan.StartedBy));
        Assert.Empty(_run.Given);
    }

    [Theory]
    [InlineData("GitHubTimedOut")]
    [InlineData("GitHubUnreachable")]
    [InlineData("GitHubUnavailable")]
    [InlineData("GitHubAnswerUnreadable")]
    public async Task An_answer_that_is_lost_is_looked_for_before_anything_is_sent_again(string trouble)
    {
        _run.OnReview = arrive =>
        {
            arrive();
            throw Fault(trouble);
        };

        await ReviewAsync(Seen with { Comment = "ok" });

        Assert.Equal(("anna", FsApprovalState.Approved), (Result().By, Result().State));
        Assert.Single(_run.Given);
        Assert.Single(_run.Requests, static r => r.What == "review");
    }

    [Fact]
    public async Task A_review_that_never_arrived_is_sent_once_more()
    {
        int sent = 0;
        _run.OnReview = arrive =>
        {
            if (sent++ == 0)
            {
                throw Fault("GitHubUnreachable");
            }

            arrive();
            return DateTime.UtcNow;
        };

        await ReviewAsync(Seen);

        Assert.Equal(2, sent);
        Assert.Single(_run.Given);
    }

    [Fact]
    public async Task A_review_that_is_lost_twice_is_uncertain()
    {
        _run.OnReview = static _ => throw Fault("GitHubUnreachable");

        Assert.Equal("ApprovalUncertain", (await RefusedAsync(Seen)).ErrorId);
    }

    [Theory]
    [InlineData("GitHubRejected")]
    [InlineData("GitHubNotFound")]
    [InlineData("GitHubConflict")]
    public async Task A_colleague_who_was_faster_by_a_moment_is_told(string refusal)
    {
        _run.OnReview = _ =>
        {
            _run.Review("boris");
            throw Fault(refusal);
        };

        await ReviewAsync(Seen);

        Assert.Equal("boris", Result().By);
        Assert.False(Result().IsSelfApproval);
        Assert.Contains("already", Result().Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GitHubRejected", "GitHubRejected")]
    [InlineData("GitHubForbidden", "ApprovalForbidden")]
    [InlineData("GitHubTokenRefused", "GitHubTokenRefused")]
    [InlineData("GitHubRateLimited", "GitHubRateLimited")]
    public async Task What_GitHub_refuses_is_told_and_not_sent_again(string said, string told)
    {
        _run.OnReview = _ => throw Fault(said);

        Assert.Equal(told, (await RefusedAsync(Seen)).ErrorId);
        Assert.Single(_run.Requests, static r => r.What == "review");
    }

    private static OpsException Fault(string id) => new(new OpsFailure(id, FailureKind.ReadError, "Run 4711: something.", "Do something."));

    private FsApproval Result() => Assert.IsType<FsApproval>(Assert.Single(_host.Results));

    private Task ReviewAsync(ReviewRequest request) => new DeploymentReviewer(_run, _host, _time.DelayAsync).ReviewAsync(request, Cancel.Token);

    private async Task<OpsFailure> RefusedAsync(ReviewRequest request) => (await Assert.ThrowsAsync<OpsException>(() => ReviewAsync(request))).Failure;
}
