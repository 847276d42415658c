using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Watching;

namespace FreeSport.Ops.Core.Tests.Deployment;

/// <summary>Waiting for a run and for its approvals, against a chain that asks twice, on a time that only waiting moves.</summary>
public sealed class WaitTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly VirtualClock _time = new();
    private readonly RecordingHost _host = new();
    private readonly ScriptedRun _run;

    public WaitTests() => _run = new ScriptedRun(_time);

    [Fact]
    public async Task Both_approvals_are_handed_over_as_they_are_asked_for_and_the_wait_ends_with_the_run()
    {
        // What comes next in the pipeline approves, and takes half a minute for it.
        _host.Downstream = () =>
        {
            _time.Pass(TimeSpan.FromSeconds(30));
            _run.Review("anna");
            return Task.CompletedTask;
        };

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal(["build", "deploy-production"], _host.Results.Cast<FsPendingApproval>().Select(static p => p.Jobs.Single()));
        Assert.InRange(_time.Now, _run.SetupTime + _run.BuildTime + _run.DeployTime, TimeSpan.FromMinutes(12));
        Assert.Empty(_host.Warnings);
    }

    [Fact]
    public async Task A_review_that_GitHub_takes_its_time_to_act_on_is_not_left_to_a_person()
    {
        _run.Lag = TimeSpan.FromSeconds(25);
        _host.Downstream = () =>
        {
            _run.Review("anna");
            return Task.CompletedTask;
        };

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal(2, _host.Results.Count);
    }

    [Fact]
    public async Task Without_anybody_who_approves_it_returns_to_the_person_soon_after()
    {
        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal("build", Assert.Single(Assert.Single(_host.Results.Cast<FsPendingApproval>()).Jobs));
        Assert.InRange(_time.Now, _run.SetupTime, _run.SetupTime + TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_run_that_asks_for_nothing_is_told_of()
    {
        _run.Review("anna");
        _run.Review("anna");
        _time.Pass(TimeSpan.FromHours(1));

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Empty(_host.Results);
        Assert.Contains("Wait-FsDeployment -RunId 4711", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timer_is_not_asked_of_a_person()
    {
        _run.HasReviewers = false;

        await WaitAsync(FsWaitTarget.Approval, TimeSpan.FromMinutes(2));

        Assert.Empty(_host.Results);
        Assert.Equal("DeploymentWaitTimedOut", Assert.Single(_host.Errors).ErrorId);
    }

    [Fact]
    public async Task The_end_is_handed_over_once_and_who_waits_learns_that_an_approval_is_asked_for()
    {
        _run.Review("anna");
        _run.Lag = TimeSpan.FromMinutes(10);
        _run.Review("anna");

        await WaitAsync(FsWaitTarget.Completion);

        FsGitHubDeployment run = Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results));
        Assert.Equal((FsOutcome.Passed, FsRunConclusion.Success), (run.Outcome, run.Conclusion));
        Assert.Equal(3, run.Jobs.Length);
        Assert.Contains("Approve-FsDeployment -RunId 4711", Assert.Single(_host.Warnings), StringComparison.Ordinal);
        Assert.Contains("anna, @ops", _host.Warnings.Single(), StringComparison.Ordinal);
        Assert.All(_host.Progress.GroupBy(static p => p.Activity), static activity => Assert.True(activity.Last().Completed, activity.Key));
        Assert.Contains(_host.Progress, static p => p.Parent is not null && p.Status.Contains("Set up job", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FsRunConclusion.Failure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Cancelled, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.TimedOut, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.StartupFailure, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.ActionRequired, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Stale, FsOutcome.Failed)]
    [InlineData(FsRunConclusion.Neutral, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.Skipped, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.None, FsOutcome.Inconclusive)]
    [InlineData(FsRunConclusion.Success, FsOutcome.Passed)]
    public async Task Only_success_passes(FsRunConclusion conclusion, FsOutcome outcome)
    {
        _run.Conclusion = conclusion;
        _run.Review("anna");
        _run.Review("anna");
        _time.Pass(TimeSpan.FromHours(1));

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(outcome, Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results)).Outcome);
    }

    [Fact]
    public async Task Waiting_costs_at_most_one_request_in_five_seconds()
    {
        await WaitAsync(FsWaitTarget.Completion, TimeSpan.FromMinutes(60));

        Assert.All(
            Enumerable.Range(0, 55),
            minute => Assert.InRange(_run.Requests.Count(r => r.At >= TimeSpan.FromMinutes(minute) && r.At < TimeSpan.FromMinutes(minute + 5)), 1, (5 * 12) + 4));

        // While it waits, nothing but the run itself is asked.
        Assert.Equal(["run"], _run.Requests.Where(static r => r.At > TimeSpan.FromMinutes(2)).Select(static r => r.What).Distinct());
    }

    [Fact]
    public async Task Several_runs_cost_no_more_than_one()
    {
        RequestPace pace = new(_time.Clock, Interval, 4);
        for (int i = 0; i < 100; i++)
        {
            await pace.NextAsync(Cancel.Token);
        }

        Assert.InRange(_time.Now, TimeSpan.FromSeconds(96 * 5), TimeSpan.FromSeconds(100 * 5));
    }

    [Fact]
    public async Task The_time_over_is_inconclusive_and_an_error_that_says_how_to_go_on()
    {
        await WaitAsync(FsWaitTarget.Completion, TimeSpan.FromMinutes(3));

        FsGitHubDeployment run = Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results));
        Assert.Equal((FsOutcome.Inconclusive, "Wait-FsDeployment -RunId 4711"), (run.Outcome, run.NextCommand));
        Assert.Equal("DeploymentWaitTimedOut", Assert.Single(_host.Errors).ErrorId);
    }

    [Theory]
    [InlineData("GitHubUnavailable")]
    [InlineData("GitHubUnreachable")]
    [InlineData("GitHubTimedOut")]
    [InlineData("GitHubRateLimited")]
    [InlineData("GitHubAnswerUnreadable")]
    [InlineData("GitHubHostNotFound")]
    public async Task Trouble_that_passes_is_borne_with_one_warning(string trouble)
    {
        _run.Review("anna");
        _run.Review("anna");
        foreach (OpsException? fault in new[] { null, Fault(trouble), Fault(trouble), Fault(trouble) })
        {
            _run.Faults.Enqueue(fault);
        }

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(FsOutcome.Passed, Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results)).Outcome);
        Assert.Single(_host.Warnings);
        Assert.Empty(_host.Errors);
    }

    [Fact]
    public async Task Trouble_that_does_not_pass_ends_the_wait_and_says_how_to_go_on()
    {
        for (int i = 0; i < 1000; i++)
        {
            _run.Faults.Enqueue(Fault("GitHubUnreachable"));
        }

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal("DeploymentWaitCutOff", Assert.Single(_host.Errors).ErrorId);
        Assert.Contains("Wait-FsDeployment -RunId 4711", _host.Errors.Single().Remedy, StringComparison.Ordinal);
        Assert.InRange(_time.Now, RunRequest.Most, RunRequest.Most + TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task An_hourly_limit_is_borne_to_its_end()
    {
        _run.Review("anna");
        _run.Review("anna");
        for (int minute = 0; minute < 45; minute++)
        {
            _run.Faults.Enqueue(Fault("GitHubRateLimited"));
        }

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(FsOutcome.Passed, Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results)).Outcome);
        Assert.InRange(_time.Now, TimeSpan.FromMinutes(40), TimeSpan.FromMinutes(70));
    }

    [Fact]
    public async Task What_GitHub_asks_for_is_waited_for_to_the_second()
    {
        _run.Review("anna");
        _run.Review("anna");
        OpsException asked = Fault("GitHubRateLimited");
        _run.Faults.Enqueue(new OpsException(asked.Failure with { RetryAfter = TimeSpan.FromSeconds(3600) }));

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Contains(TimeSpan.FromSeconds(3600), _time.Delays);
        Assert.Equal(FsOutcome.Passed, Assert.IsType<FsGitHubDeployment>(Assert.Single(_host.Results)).Outcome);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3600)]
    public async Task Trouble_does_not_outlast_the_time_that_was_given(int? retryAfter)
    {
        for (int i = 0; i < 1000; i++)
        {
            _run.Faults.Enqueue(new OpsException(Fault("GitHubUnavailable").Failure with { RetryAfter = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null }));
        }

        await WaitAsync(FsWaitTarget.Completion, TimeSpan.FromMinutes(2));

        Assert.Equal("DeploymentWaitTimedOut", Assert.Single(_host.Errors).ErrorId);
        Assert.InRange(_time.Now, TimeSpan.Zero, retryAfter is null ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "DeploymentWaitTokenExpired")]
    public async Task A_token_that_expires_is_renewed_once(bool hasFresh, string error)
    {
        _run.Review("anna");
        _run.Review("anna");
        _run.HasFreshToken = hasFresh;
        _run.Faults.Enqueue(null);
        _run.Faults.Enqueue(Fault("GitHubTokenRefused"));

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(error, string.Join(' ', _host.Errors.Select(static e => e.ErrorId)));
        Assert.Equal(hasFresh ? 1 : 0, _host.Results.Count);
    }

    [Fact]
    public async Task A_fresh_token_that_is_refused_too_is_the_end()
    {
        _run.HasFreshToken = true;
        _run.Faults.Enqueue(Fault("GitHubTokenRefused"));
        _run.Faults.Enqueue(Fault("GitHubTokenRefused"));

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal("DeploymentWaitTokenExpired", Assert.Single(_host.Errors).ErrorId);
        Assert.Contains("Wait-FsDeployment -RunId 4711", _host.Errors.Single().Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GitHubNotFound", "DeploymentNotFound")]
    [InlineData("GitHubGone", "DeploymentNotFound")]
    [InlineData("GitHubForbidden", "GitHubForbidden")]
    public async Task A_run_that_is_deleted_or_hidden_ends_the_wait(string said, string told)
    {
        _run.Faults.Enqueue(null);
        _run.Faults.Enqueue(null);
        _run.Faults.Enqueue(Fault(said));

        await WaitAsync(FsWaitTarget.Completion);

        Assert.Equal(told, Assert.Single(_host.Errors).ErrorId);
        Assert.Empty(_host.Results);
    }

    [Fact]
    public async Task A_run_that_is_run_again_asks_again()
    {
        int asked = 0;
        _host.Downstream = () =>
        {
            if (asked++ == 0)
            {
                _run.Attempt = 2;
            }

            return Task.CompletedTask;
        };

        await WaitAsync(FsWaitTarget.Approval);

        Assert.Equal([1, 2], _host.Results.Cast<FsPendingApproval>().Select(static p => p.RunAttempt));
        Assert.Contains("2", Assert.Single(_host.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_at_once()
    {
        using CancellationTokenSource stop = new();
        _host.Downstream = () =>
        {
            stop.Cancel();
            return Task.CompletedTask;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Waiter().WaitAsync(new WaitOptions(FsWaitTarget.Approval, TimeSpan.FromHours(1)), stop.Token));
        Assert.All(_host.Progress.GroupBy(static p => p.Activity), static activity => Assert.True(activity.Last().Completed));
    }

    private static OpsException Fault(string id) => new(new OpsFailure(id, FailureKind.ReadError, "Run 4711: something.", "Do something."));

    private DeploymentWaiter Waiter(TimeSpan? timeout = null)
    {
        RequestPace pace = new(_time.Clock, Interval, 4);
        return new DeploymentWaiter(new RunWatch(_run, pace, new RunRequest(_run, _time.Clock, _host, () => (timeout ?? TimeSpan.FromHours(4)) - _time.Now), _host), _host, _time.Clock, pace, static async (run, _) =>
        {
            RunVerdict.Decide(run, await DeclaredIn.WorkflowAsync("jobs: { build: { environment: production, steps: [{ uses: docker/build-push-action@v7 }] }, deploy-production: { environment: production } }", "production"));
            return run;
        });
    }

    // As the service does: what goes wrong with one run is reported.
    private async Task WaitAsync(FsWaitTarget target, TimeSpan? timeout = null)
    {
        try
        {
            await Waiter(timeout).WaitAsync(new WaitOptions(target, timeout ?? TimeSpan.FromHours(4)), Cancel.Token);
        }
        catch (OpsException ended)
        {
            _host.WriteError(ended.Failure);
        }
    }
}
