using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Waits for one run.</summary>
/// <param name="watch">The run.</param>
/// <param name="host">Takes what there is to hand over.</param>
/// <param name="clock">The time.</param>
/// <param name="pace">Keeps requests apart.</param>
/// <param name="end">Says how a run ended, and why.</param>
internal sealed class DeploymentWaiter(RunWatch watch, IOpsHost host, WaitClock clock, RequestPace pace, Func<FsGitHubDeployment, CancellationToken, Task<FsGitHubDeployment>> end)
{
    private readonly List<FsPendingApproval> _told = [];

    /// <summary>Watches the run until what is waited for has happened, telling what changes.</summary>
    /// <param name="options">For what, and how long.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When there is nothing more to wait for.</returns>
    /// <exception cref="OpsException">The time is over (<c>DeploymentWaitTimedOut</c>), or the run cannot be watched any more.</exception>
    public async Task WaitAsync(WaitOptions options, CancellationToken cancellationToken)
    {
        RunProgress progress = new(host);
        try
        {
            if (options.For == FsWaitTarget.Approval)
            {
                await ForApprovalAsync(progress, options.Timeout, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ForCompletionAsync(progress, options.Timeout, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            progress.Complete();
        }
    }

    private async Task ForCompletionAsync(RunProgress progress, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TimeSpan deadline = clock.Elapsed() + timeout;
        do
        {
            await watch.LookAsync(askPending: false, cancellationToken).ConfigureAwait(false);
            progress.Show(watch.Run);
            TellOfApprovals();
            if (watch.Run.Status == FsRunStatus.Completed)
            {
                host.WriteResult(await end(watch.Run, cancellationToken).ConfigureAwait(false));
                return;
            }
        }
        while (clock.Elapsed() < deadline);

        OpsException late = WatchFailures.TimedOut(watch.Run, timeout);
        FsGitHubDeployment run = watch.Run;
        (run.Outcome, run.Summary, run.Remedy, run.NextCommand) = (FsOutcome.Inconclusive, late.Failure.Message, late.Failure.Remedy, RunFailures.WaitCommand(run.RunId));
        host.WriteResult(run);
        throw late;
    }

    private async Task ForApprovalAsync(RunProgress progress, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TimeSpan deadline = clock.Elapsed() + timeout;
        ApprovalWait approvals = new(watch, host, clock, pace.Interval);
        do
        {
            await watch.LookAsync(approvals.IsExpectingReview, cancellationToken).ConfigureAwait(false);
            progress.Show(watch.Run);
            if (await approvals.IsOverAsync(cancellationToken).ConfigureAwait(false))
            {
                TellWhenNothingWasAsked(approvals.Count);
                return;
            }
        }
        while (clock.Elapsed() < deadline);

        throw WatchFailures.TimedOut(watch.Run, timeout);
    }

    private void TellWhenNothingWasAsked(int asked)
    {
        if (asked == 0 && RunEnds.IsBad(watch.Run.Conclusion))
        {
            // The rest of the pipeline gets nothing, and must not look as if all were well.
            host.WriteError(WatchFailures.EndedBeforeApproval(watch.Run));
        }
        else if (asked == 0)
        {
            host.WriteWarning(WatchTexts.NothingAsked.With(watch.RunId, watch.Run.Conclusion, RunFailures.WaitCommand(watch.RunId)));
        }
    }

    // Who waits for the end would otherwise wait for days without knowing that it is for a colleague, or for themselves.
    private void TellOfApprovals()
    {
        foreach (FsPendingApproval pending in watch.Run.PendingApprovals.Where(PendingApprovals.IsForPerson))
        {
            if (!_told.Have(pending) && pending.Jobs.Length > 0)
            {
                _told.Add(pending);
                host.WriteWarning(WatchTexts.WaitsForApproval.With(watch.RunId, pending.Environment, string.Join(", ", pending.Reviewers.Select(static r => r.ToString())), watch.RunId));
            }
        }
    }
}
