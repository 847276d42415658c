using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Delivery;
using FreeSport.Ops.Core.Steps.Deployment.Logs;
using FreeSport.Ops.Core.Steps.Deployment.Reviewing;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Watching;
using FreeSport.Ops.Testing;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>The whole way to a server that shows FREESPORT's release, and that misbehaves on purpose.</summary>
public sealed class RunServiceTests : IAsyncLifetime
{
    // As FREESPORT's: the images get the commit's short id and a fixed tag.
    private const string Workflow = """
        on: { push: { branches: [main] } }
        env:
          BACKEND_IMAGE: ghcr.io/${{ github.repository }}/backend
        jobs:
          setup: { runs-on: ubuntu-latest, steps: [{ run: "true" }] }
          build:
            environment: production
            runs-on: ubuntu-latest
            steps:
              - uses: docker/metadata-action@v6
                with:
                  images: ${{ env.BACKEND_IMAGE }}
                  tags: |
                    type=sha,prefix=
                    type=raw,value=production
              - uses: docker/build-push-action@v7
          deploy-production:
            environment: production
            runs-on: ubuntu-latest
            steps: [{ run: ./deploy }]
        """;

    private readonly RecordingHost _host = new();
    private readonly TestRepository _repository = TestRepository.Create();
    private readonly List<GitHubClient> _clients = [];
    private readonly Account _petrov = new("petrov", 2);
    private GitHubServer _server = null!;
    private OpsSession _session = null!;
    private Core.Projects.Project _project = null!;
    private string _before = string.Empty;
    private string _commit = string.Empty;

    private WorkflowRun Release => _server.Hub.Runs[^1];

    private RunReference Run => new(null, Release.Id);

    public async ValueTask InitializeAsync()
    {
        _repository.Write(".github/workflows/deploy.yml", Workflow);
        _repository.Write("freesport.ops.yml", "environments:\n  production:\n    deployment: { target: github, trigger: push, branch: main, workflow: deploy.yml, rollbackInput: image_tag }\n");
        _repository.Commit("before");
        _before = _repository.Git("rev-parse", "HEAD");
        _repository.Commit("the release");
        _commit = _repository.Git("rev-parse", "HEAD");
        _session = new OpsSession(_host, _repository.Path);
        _project = await _session.LoadProjectAsync(Cancel.Token);
        _server = await GitHubServer.StartAsync();
        _server.Hub.AddEnvironment("production", "anna", "boris");
        _server.Hub.Workflows.Add(Chain.Release);
        _server.Hub.Tokens["ghp_boris"] = new Account("boris", 3);
        _server.Hub.Push("main", _before, _petrov);
        End();
        _server.Hub.Push("main", _commit, _petrov);
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(static c => c.Dispose());
        _session.Dispose();
        await _server.DisposeAsync();
        _repository.Dispose();
    }

    [Fact]
    public async Task The_whole_chain_with_both_approvals()
    {
        _server.Hub.GoesOnByItself = true;

        // What comes next in the pipeline approves each with what it was handed.
        int handled = 0;
        _host.Downstream = async () =>
        {
            foreach (FsPendingApproval pending in _host.Results.OfType<FsPendingApproval>().Skip(handled).ToArray())
            {
                handled++;
                await Service().ReviewAsync(new ReviewRequest(pending.RunId, Approves: true) { Environment = pending.Environment, Attempt = pending.RunAttempt, Jobs = pending.Jobs, Comment = "ok" }, Cancel.Token);
            }
        };

        await WaitAsync(FsWaitTarget.Approval);
        await Service().WaitAsync([Run with { Known = new FsGitHubDeployment { PreviousCommit = "abc" } }], new WaitOptions(FsWaitTarget.Completion, TimeSpan.FromHours(1)), Cancel.Token);

        Assert.Empty(_host.Errors);
        Assert.Equal(["FsPendingApproval", "FsApproval", "FsPendingApproval", "FsApproval", "FsGitHubDeployment"], _host.Results.Select(static r => r.GetType().Name));
        FsPendingApproval[] asked = [.. _host.Results.OfType<FsPendingApproval>()];
        Assert.Equal([["build"], ["deploy-production"]], asked.Select(static a => a.Jobs));
        Assert.All(asked, a => Assert.Equal(("production", "petrov", _commit, true, false), (a.Environment, a.StartedBy, a.Commit, a.CanApprove, a.IsOwnStart)));
        Assert.Equal(["anna", "boris"], asked[0].Reviewers.Select(static r => r.ToString()));
        Assert.Equal(["setup"], asked[0].Finished.Select(static j => j.Name));
        Assert.Empty(asked[0].Built);
        Assert.Equal([$"ghcr.io/acme/shop/backend:{_commit[..7]}", "ghcr.io/acme/shop/backend:production"], asked[1].Built);
        FsGitHubDeployment end = _host.Results.OfType<FsGitHubDeployment>().Single();
        Assert.Equal((FsOutcome.Passed, "abc", 2), (end.Outcome, end.PreviousCommit, end.Approvals.Length));
        Assert.Equal(["anna", "anna"], Release.Reviews.Select(static r => r.By.Login));
        Assert.Contains(_server.Log, static e => e.IsConditional);
    }

    [Fact]
    public async Task Every_round_of_two_environments_is_handed_over()
    {
        StartBesides();
        _server.Hub.GoesOnByItself = true;
        ApproveDownstream(static _ => true);

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Empty(_host.Errors);
        Assert.Equal(
            ["docs: docs", "docs: docs-live", "production: build", "production: deploy-production"],
            _host.Results.OfType<FsPendingApproval>().Select(static p => $"{p.Environment}: {string.Join(' ', p.Jobs)}").Order(StringComparer.Ordinal));
        Assert.Equal("success", Release.Conclusion);
        Assert.Equal(4, Release.Reviews.Count);
    }

    [Fact]
    public async Task What_is_left_to_a_colleague_does_not_end_the_rounds_of_the_other()
    {
        StartBesides();
        _server.Hub.GoesOnByItself = true;
        ApproveDownstream(static p => p.Environment == "production");

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal(["build", "deploy-production"], _host.Results.OfType<FsApproval>().SelectMany(static a => a.Jobs));
        Assert.Equal("docs", Release.Jobs.Single(static j => j.Status == "waiting").Name);
    }

    [Fact]
    public async Task An_approval_of_one_stage_is_not_taken_for_the_next_beside_another_environment()
    {
        // Neither the clone nor GitHub tells which job names which environment.
        StartBesides(commit: new string('b', 40));
        _server.Hub.AdvanceToPerson(Release);
        FsPendingApproval seen = await PendingAsync("production");
        Release.Jobs.Single(static j => j.Name == "build").Status = "approved";
        _server.Hub.AdvanceToPerson(Release);
        Assert.Equal(2, Release.Jobs.Count(static j => j.Status == "waiting"));

        OpsFailure refused = await Real.FailureAsync(() => Service().ReviewAsync(
            new ReviewRequest(Release.Id, Approves: true) { Environment = "production", Attempt = 1, Jobs = seen.Jobs }, Cancel.Token));

        Assert.Equal("ApprovalStale", refused.ErrorId);
        Assert.Contains("deploy-production", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Release.Reviews);
    }

    [Fact]
    public async Task An_approval_still_holds_when_the_other_environment_went_on()
    {
        StartBesides(commit: new string('b', 40));
        _server.Hub.AdvanceToPerson(Release);
        FsPendingApproval seen = await PendingAsync("production");
        Assert.Equal(["build", "docs"], seen.Jobs);
        Release.Jobs.Single(static j => j.Name == "docs").Status = "in_progress";

        await Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true) { Environment = "production", Attempt = 1, Jobs = seen.Jobs }, Cancel.Token);

        Assert.Equal("production", Assert.Single(Assert.Single(Release.Reviews).Environments).Name);
    }

    [Fact]
    public async Task A_workflow_that_the_clone_does_not_have_is_read_from_GitHub()
    {
        string commit = new('c', 40);
        _server.Hub.Files[commit + ":.github/workflows/deploy.yml"] = Workflow;
        _server.Hub.Push("main", commit, _petrov);
        End();

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(FsOutcome.Passed, Result().Outcome);
    }

    [Theory]
    [InlineData("failure", FsOutcome.Failed)]
    [InlineData("skipped", FsOutcome.Inconclusive)]
    public async Task A_green_run_whose_deployment_did_not_happen_does_not_pass(string conclusion, FsOutcome outcome)
    {
        End();
        Release.Jobs[2].Conclusion = conclusion;

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal("success", Release.Conclusion);
        Assert.Equal(outcome, Result().Outcome);
        Assert.Contains("deploy-production", Result().Summary, StringComparison.Ordinal);
        Assert.Equal(outcome, (await new DeploymentListing(_session, _project, _clients[0]).ListAsync(null, 1, Cancel.Token))[0].Outcome);
    }

    [Fact]
    public async Task Deliveries_are_measured_by_the_runs_whose_jobs_reached_the_environment()
    {
        // The one before ended well, this one fails in its build, the next ends well, the last fails while it deploys.
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 1);
        _server.Hub.Push("main", _commit, _petrov);
        End();
        _server.Hub.Push("main", _commit, _petrov);
        Approve();
        Approve();
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 3);
        _ = Service("ghp_boris");

        await new DeliveryService(_session, _project, _ => Task.FromResult(_clients[0]), static () => DateTime.UtcNow.AddMinutes(1)).MeasureAsync([], null, null, FsDeliveryPeriod.Whole, Cancel.Token);

        FsDelivery delivery = Assert.IsType<FsDelivery>(Assert.Single(_host.Results));
        Assert.Equal((3, 2, 1, 1, 0), (delivery.DeploymentCount, delivery.DeliveredCount, delivery.FailedCount, delivery.NotReachedCount, delivery.RollbackCount));
        Assert.Equal((1, 1, 1), (delivery.LeadTimeCount + delivery.LeadTimeLeftOutCount, delivery.LeadTimeUnknownCount, delivery.NotRecoveredCount));
    }

    [Fact]
    public async Task What_was_never_deployed_is_not_offered_as_a_rollback()
    {
        // The release before ended green without deploying: the one before that is what runs.
        string first = _before;
        WorkflowRun skipped = Release;
        End();
        skipped.Jobs[2].Conclusion = "skipped";
        _server.Hub.Push("main", _commit, _petrov);
        Approve();
        Approve();
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 3);

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal("Start-FsDeployment production -RollbackTo " + first[..7], Result().NextCommand);
    }

    [Fact]
    public async Task What_a_commit_builds_is_not_claimed_when_the_clone_does_not_have_it()
    {
        _server.Hub.Push("main", new string('a', 40), _petrov);
        Approve();
        _server.Hub.AdvanceToPerson(Release);

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Empty(Assert.IsType<FsPendingApproval>(Assert.Single(_host.Results)).Built);
    }

    [Fact]
    public async Task A_failed_deployment_says_where_why_and_how_to_get_back()
    {
        Approve();
        Approve();
        Release.Jobs[2].Log = "2030-01-01T00:00:00.0000000Z migrating\n2030-01-01T00:00:01.0000000Z ##[error]Process completed with exit code 1.\n";
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 3);

        await WaitAsync(FsWaitTarget.Completion);

        FsGitHubDeployment run = Result();
        Assert.Equal(FsOutcome.Failed, run.Outcome);
        Assert.Contains("deploy-production, step Deploy to production server", run.Summary, StringComparison.Ordinal);
        Assert.Equal("migrating\nProcess completed with exit code 1.", run.Detail);
        Assert.Equal("Start-FsDeployment production -RollbackTo " + _before[..7], run.NextCommand);
        Assert.Contains($"Get-FsDeploymentLog -RunId {Release.Id} -Failed", run.Remedy, StringComparison.Ordinal);
        Assert.Equal(0, _server.TokensAtStorage);
    }

    [Fact]
    public async Task After_a_rollback_nothing_is_offered_that_may_be_what_was_taken_back()
    {
        End();
        _server.Hub.LooksUntilShown = 0;
        _server.Hub.Start(Chain.Release, "workflow_dispatch", "main", _commit, _petrov, new Dictionary<string, string> { ["image_tag"] = _before[..7] });
        End();
        _server.Hub.Push("main", _commit, _petrov);
        Approve();
        Approve();
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 3);

        await WaitAsync(FsWaitTarget.Completion);

        Assert.DoesNotContain("-RollbackTo", Result().NextCommand ?? string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_before_it_asks_is_an_error()
    {
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 1);

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal("DeploymentEndedBeforeApproval", Assert.Single(_host.Errors).ErrorId);
    }

    [Fact]
    public async Task A_yes_to_one_stage_is_none_to_the_next()
    {
        _server.Hub.AdvanceToPerson(Release);
        _host.Meanwhile = () =>
        {
            Approve();
            _server.Hub.AdvanceToPerson(Release);
        };

        OpsFailure refused = await Real.FailureAsync(() => Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true), Cancel.Token));

        Assert.Contains("deploy-production", refused.FullMessage, StringComparison.Ordinal);
        Assert.Equal(("waiting", "deploy-production"), (Release.Status, Release.Jobs.Single(static j => j.Status == "waiting").Name));
        Assert.Empty(_server.Requests("POST", "/pending_deployments"));
    }

    [Fact]
    public async Task A_build_that_failed_has_touched_nothing()
    {
        Approve();
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 2);

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal($"Get-FsDeploymentLog -RunId {Release.Id} -Failed", Result().NextCommand);
        Assert.DoesNotContain("RollbackTo", Result().Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_deployment_says_by_whom()
    {
        _server.Hub.AdvanceToPerson(Release);
        await Service("ghp_boris").ReviewAsync(new ReviewRequest(Release.Id, Approves: false) { Comment = "not now" }, Cancel.Token);

        await WaitAsync(FsWaitTarget.Completion);

        FsGitHubDeployment run = Result();
        Assert.Equal(FsOutcome.Failed, run.Outcome);
        Assert.All(new[] { "boris", "production", "not now" }, word => Assert.Contains(word, run.Summary, StringComparison.Ordinal));
        Assert.DoesNotContain("RollbackTo", run.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Status, 500)]
    [InlineData(FaultKind.Status, 502)]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 0)]
    [InlineData(FaultKind.CutBody, 0)]
    [InlineData(FaultKind.BrokenJson, 0)]
    [InlineData(FaultKind.Html, 0)]
    [InlineData(FaultKind.SlowLoris, 0)]
    [InlineData(FaultKind.Silence, 0)]
    public async Task A_wait_survives(FaultKind kind, int status)
    {
        _server.Hub.GoesOnByItself = true;
        Approve();
        Approve();
        _server.Break(new Fault("GET", "/actions/runs/", kind) { Status = status, After = 1, Times = 6 });

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(FsOutcome.Passed, Result().Outcome);
        Assert.Empty(_host.Errors);
    }

    [Theory]
    [InlineData(403, "Retry-After", "30")]
    [InlineData(429, "Retry-After", "30")]
    [InlineData(403, "x-ratelimit-remaining", "0")]
    public async Task A_wait_does_what_a_rate_limit_asks(int status, string header, string value)
    {
        _server.Hub.GoesOnByItself = true;
        _server.Hub.ClockSkew = TimeSpan.FromHours(-7);
        Approve();
        Approve();
        _server.Break(new Fault("GET", "/actions/runs/", FaultKind.Status) { Status = status, After = 1, Times = 2, Message = "You have exceeded a secondary rate limit", Headers = [(header, value)] });

        // The hour that the limit lasts has to fit.
        await Service().WaitAsync([Run], new WaitOptions(FsWaitTarget.Completion, TimeSpan.FromHours(2)), Cancel.Token);

        Assert.Equal(FsOutcome.Passed, Result().Outcome);
        Assert.NotEmpty(_host.Warnings);
    }

    [Fact]
    public async Task What_GitHub_asks_for_beyond_the_time_that_is_left_ends_the_wait_at_once()
    {
        _server.Break(new Fault("GET", "/actions/runs/", FaultKind.Status) { Status = 429, After = 1, Times = 100, Headers = [("Retry-After", "7200")] });

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal("DeploymentWaitTimedOut", Assert.Single(_host.Errors).ErrorId);
        Assert.Contains("120", _host.Errors.Single().Message, StringComparison.Ordinal);
        Assert.True(_server.Requests("GET", "/actions/runs/").Count < 5);
    }

    [Theory]
    [InlineData(502, null)]
    [InlineData(503, "20")]
    [InlineData(429, "20")]
    [InlineData(403, "20")]
    public async Task A_log_that_is_refused_for_a_moment_is_read(int status, string? retryAfter)
    {
        End();
        _server.Break(new Fault("GET", $"/jobs/{Release.Jobs[0].Id}/logs", FaultKind.Status) { Status = status, Headers = retryAfter is null ? [] : [("Retry-After", retryAfter)] });

        await Service().ReadLogsAsync(Run, new LogSelection { Job = static j => j == "setup", Tail = 1 }, follow: false, Cancel.Token);

        Assert.Empty(_host.Errors);
        Assert.Equal("setup", Assert.Single(_host.Results.Cast<FsDeploymentLogLine>()).Job);
    }

    [Fact]
    public async Task A_log_that_is_refused_for_having_asked_too_often_is_no_missing_right()
    {
        End();
        _server.Break(new Fault("GET", $"/jobs/{Release.Jobs[0].Id}/logs", FaultKind.Status) { Status = 403, Times = 10, Headers = [("Retry-After", "3600")] });

        await Service().ReadLogsAsync(Run, new LogSelection { Job = static j => j == "setup", Tail = 1 }, follow: false, Cancel.Token);

        Assert.Equal("GitHubRateLimited", Assert.Single(_host.Errors).ErrorId);
    }

    [Theory]
    [InlineData(401, "DeploymentWaitTokenExpired")]
    [InlineData(403, "GitHubForbidden")]
    [InlineData(404, "DeploymentNotFound")]
    [InlineData(410, "DeploymentNotFound")]
    [InlineData(422, "GitHubRejected")]
    public async Task What_does_not_pass_ends_the_wait_mid_way(int status, string told)
    {
        _server.Break(new Fault("GET", $"/actions/runs/{Release.Id}", FaultKind.Status) { Status = status, After = 4, Times = 100 });

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(told, Assert.Single(_host.Errors).ErrorId);
    }

    [Theory]
    [InlineData("/logs", "200")]
    [InlineData("/approvals", "200")]
    [InlineData("/logs", null)]
    public async Task Why_a_run_ended_is_not_waited_for_beyond_the_time_that_was_given(string path, string? retryAfter)
    {
        Approve();
        Approve();
        _server.Hub.Advance(Release);
        _server.Hub.Fail(Release, 3);
        _server.Break(new Fault("GET", path, FaultKind.Status) { Status = 503, Times = 100, Headers = retryAfter is null ? [] : [("Retry-After", retryAfter)] });
        ConcurrentQueue<TimeSpan> pauses = new();

        await Service(pauses: pauses).WaitAsync([Run], new WaitOptions(FsWaitTarget.Completion, TimeSpan.FromMinutes(1)), Cancel.Token);

        Assert.Equal(FsOutcome.Failed, Result().Outcome);
        Assert.All(pauses, static p => Assert.InRange(p, TimeSpan.Zero, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_token_that_expires_is_told_with_the_way_on()
    {
        _server.Break(new Fault("GET", "/actions/runs/", FaultKind.TokenExpires) { After = 3 });

        await WaitAsync(FsWaitTarget.Completion);

        OpsFailure expired = Assert.Single(_host.Errors);
        Assert.Equal("DeploymentWaitTokenExpired", expired.ErrorId);
        Assert.Contains($"Wait-FsDeployment -RunId {Release.Id}", expired.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.LostAnswer)]
    [InlineData(FaultKind.ResetAfter)]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.BrokenJson)]
    [InlineData(FaultKind.SlowLoris)]
    public async Task A_review_whose_answer_is_lost_is_given_once(FaultKind kind)
    {
        _server.Hub.AdvanceToPerson(Release);
        _server.Break(new Fault("POST", "/pending_deployments", kind));

        await Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true) { Comment = "ok" }, Cancel.Token);

        Assert.Equal("anna", Assert.IsType<FsApproval>(Assert.Single(_host.Results)).By);
        Assert.Single(Release.Reviews);
        Assert.Single(_server.Requests("POST", "/pending_deployments"));
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore)]
    [InlineData(FaultKind.Html)]
    [InlineData(FaultKind.Status)]
    public async Task A_review_that_did_not_arrive_is_given_once_more(FaultKind kind)
    {
        _server.Hub.AdvanceToPerson(Release);
        _server.Break(new Fault("POST", "/pending_deployments", kind));

        await Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true), Cancel.Token);

        Assert.IsType<FsApproval>(Assert.Single(_host.Results));
        Assert.Single(Release.Reviews);
    }

    [Fact]
    public async Task A_review_of_an_earlier_stage_is_not_taken_for_one_of_this()
    {
        _server.Hub.AdvanceToPerson(Release);
        await Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true), Cancel.Token);
        _server.Hub.AdvanceToPerson(Release);
        await _clients[0].PostAsync<object>(GitHubPath.Of($"repos/acme/shop/actions/runs/{Release.Id}/cancel"), body: null, "cancel", Cancel.Token);

        OpsFailure refused = await Real.FailureAsync(() => Service().ReviewAsync(
            new ReviewRequest(Release.Id, Approves: true) { Environment = "production", Attempt = 1, Jobs = ["deploy-production"] }, Cancel.Token));

        Assert.Equal("ApprovalNotWaiting", refused.ErrorId);
        Assert.Contains("Cancelled", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_approve_is_told_who_may()
    {
        _server.Hub.Tokens["ghp_carol"] = new Account("carol", 4);
        _server.Hub.AdvanceToPerson(Release);

        OpsFailure refused = await Real.FailureAsync(() => Service("ghp_carol").ReviewAsync(new ReviewRequest(Release.Id, Approves: true), Cancel.Token));

        Assert.Equal("ApprovalForbidden", refused.ErrorId);
        Assert.Contains("anna, boris", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Requests("POST", "/"));
    }

    [Fact]
    public async Task An_environment_that_forbids_self_review_is_explained()
    {
        _server.Hub.Environments[0].PreventSelfReview = true;
        _server.Hub.Push("main", _commit, _server.Owner);
        _server.Hub.AdvanceToPerson(Release);

        OpsFailure refused = await Real.FailureAsync(() => Service().ReviewAsync(new ReviewRequest(Release.Id, Approves: true) { AllowsSelfApproval = true }, Cancel.Token));

        Assert.Equal("ApprovalForbidden", refused.ErrorId);
        Assert.Contains("forbids", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_come_by_job_and_without_the_token()
    {
        End();

        await Service().ReadLogsAsync(Run, new LogSelection { Tail = 1 }, follow: false, Cancel.Token);

        Assert.Equal(["setup", "build", "deploy-production"], _host.Results.Cast<FsDeploymentLogLine>().Select(static l => l.Job));
        Assert.Equal(0, _server.TokensAtStorage);
    }

    [Fact]
    public async Task Logs_of_what_is_not_over_are_told_of_or_followed()
    {
        Approve();

        await Service().ReadLogsAsync(Run, new LogSelection { Tail = 1 }, follow: false, Cancel.Token);
        Assert.Equal("setup", Assert.Single(_host.Results.Cast<FsDeploymentLogLine>()).Job);
        Assert.Contains("build", Assert.Single(_host.Warnings), StringComparison.Ordinal);

        Approve();
        _server.Hub.GoesOnByItself = true;
        await Service().ReadLogsAsync(Run, new LogSelection { Tail = 1 }, follow: true, Cancel.Token);
        Assert.Equal(["setup", "build", "deploy-production"], _host.Results.Cast<FsDeploymentLogLine>().Skip(1).Select(static l => l.Job));
    }

    [Theory]
    [InlineData(404, "DeploymentLogMissing")]
    [InlineData(410, "DeploymentLogExpired")]
    [InlineData(403, "GitHubForbidden")]
    public async Task A_log_that_is_not_there_is_told_and_the_others_are_read(int status, string told)
    {
        Approve();
        _server.Hub.AdvanceToPerson(Release);
        _server.Break(new Fault("GET", $"/jobs/{Release.Jobs[0].Id}/logs", FaultKind.Status) { Status = status, Times = 10 });

        await Service().ReadLogsAsync(Run, new LogSelection { Job = static j => j is "setup" or "build", Tail = 1 }, follow: false, Cancel.Token);

        Assert.Equal(told, Assert.Single(_host.Errors).ErrorId);
        Assert.Equal("build", Assert.Single(_host.Results.Cast<FsDeploymentLogLine>()).Job);
    }

    // Two environments that ask at once, each of them twice.
    private void StartBesides(string? commit = null)
    {
        _repository.Write(".github/workflows/deploy.yml", Workflow + """

              docs: { environment: docs, runs-on: ubuntu-latest, steps: [{ run: ./docs }] }
              docs-live: { environment: docs, runs-on: ubuntu-latest, steps: [{ run: ./docs-live }] }
            """);
        _repository.Commit("docs too");
        _server.Hub.AddEnvironment("docs", "anna");
        _server.Hub.Workflows[0] = Chain.Release with
        {
            Jobs =
            [
                .. Chain.Release.Jobs.Take(2),
                new ChainJob("docs", "docs", ["Set up job"]) { Needs = ["setup"] },
                Chain.Release.Jobs[2] with { Needs = ["build"] },
                new ChainJob("docs-live", "docs", ["Set up job"]) { Needs = ["docs"] },
            ],
        };
        _server.Hub.Push("main", commit ?? _repository.Git("rev-parse", "HEAD"), _petrov);
    }

    // What comes next in the pipeline approves with what it was handed.
    private void ApproveDownstream(Func<FsPendingApproval, bool> takes)
    {
        int handled = 0;
        _host.Downstream = async () =>
        {
            foreach (FsPendingApproval pending in _host.Results.OfType<FsPendingApproval>().Skip(handled).ToArray())
            {
                handled++;
                if (takes(pending))
                {
                    await Service().ReviewAsync(new ReviewRequest(pending.RunId, Approves: true) { Environment = pending.Environment, Attempt = pending.RunAttempt, Jobs = pending.Jobs }, Cancel.Token);
                }
            }
        };
    }

    private async Task<FsPendingApproval> PendingAsync(string environment) =>
        (await Service().GetAsync(Run, Cancel.Token)).PendingApprovals.Single(p => p.Environment == environment);

    // Takes the release on through its next approval.
    private void Approve()
    {
        _server.Hub.AdvanceToPerson(Release);
        WorkflowJob waiting = Release.Jobs.Single(static j => j.Status == "waiting");
        waiting.Status = "approved";
    }

    private void End()
    {
        Approve();
        Approve();
        _server.Hub.AdvanceToPerson(Release);
    }

    private FsGitHubDeployment Result() => Assert.Single(_host.Results.OfType<FsGitHubDeployment>());

    private Task WaitAsync(FsWaitTarget target) => Service().WaitAsync([Run], new WaitOptions(target, TimeSpan.FromHours(1)), Cancel.Token);

    private RunService Service(string token = GitHubServer.OwnerToken, ConcurrentQueue<TimeSpan>? pauses = null)
    {
        GitHubPatience patience = new()
        {
            RequestTimeout = TimeSpan.FromMilliseconds(500),
            DelayAsync = (pause, stop) =>
            {
                pauses?.Enqueue(pause);
                return Task.Delay(TimeSpan.Zero, stop);
            },
        };
        GitHubClient client = new(new GitHubAddress(_server.Api, "127.0.0.1", "acme", "shop"), new GitHubToken(FsGitHubTokenSource.Parameter, token), patience, _session.Host);
        _clients.Add(client);
        return new RunService(_session, _project, client, token);
    }
}
