using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>Approves or rejects what waits for a person: judged first, asked about, sent once.</summary>
/// <param name="source">GitHub.</param>
/// <param name="host">Asks, and takes the result.</param>
/// <param name="delay">Waits.</param>
internal sealed class DeploymentReviewer(IReviewSource source, IOpsHost host, Func<TimeSpan, CancellationToken, Task> delay)
{
    private const int MostLooks = 3;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>Gives the review, or says why not.</summary>
    /// <param name="request">The review.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>When it was given, planned, or found to be given.</returns>
    /// <exception cref="OpsException">It may not be given, or could not.</exception>
    public async Task ReviewAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        ReviewFacts facts = await LookAsync(cancellationToken).ConfigureAwait(false);
        ReviewJudgement judgement = ReviewJudge.Judge(request, facts);
        if (judgement.Refusal is { } refusal)
        {
            throw new OpsException(refusal);
        }

        if (judgement.Given is { } given)
        {
            host.WriteResult(ApprovalResults.Earlier(given, request, facts));
            return;
        }

        FsPendingApproval pending = judgement.Pending!;
        bool isSelf = request.Approves && facts.IsOwnStart is not false;
        string comment = ApprovalResults.Comment(request, isSelf);
        if (!await host.ConfirmAsync(ApprovalResults.Target(pending), request.Approves ? ReviewTexts.Approve : ReviewTexts.Reject, cancellationToken).ConfigureAwait(false))
        {
            host.WriteResult(ApprovalResults.Plan(pending, request, facts, comment, isSelf));
            return;
        }

        // The question may have stood open while somebody else reviewed and the next stage of the same environment asked.
        ReviewRequest seen = request with { Environment = pending.Environment, Attempt = facts.Run.RunAttempt, Jobs = pending.Jobs };
        facts = await LookAsync(cancellationToken).ConfigureAwait(false);
        judgement = ReviewJudge.Judge(seen, facts);
        if (judgement.Pending is not { } still)
        {
            host.WriteResult(judgement.Given is { } meanwhile ? ApprovalResults.Earlier(meanwhile, seen, facts) : throw new OpsException(judgement.Refusal!));
            return;
        }

        FsApproval approval = await SendAsync(seen, facts, still, comment, cancellationToken).ConfigureAwait(false);
        approval.IsSelfApproval = isSelf && approval.By == (facts.Me ?? string.Empty);
        if (approval.IsSelfApproval)
        {
            host.WriteVerbose(ReviewTexts.IsSelfApproval.With(request.RunId, approval.By, pending.Environment));
        }

        host.WriteResult(approval);
    }

    private async Task<ReviewFacts> LookAsync(CancellationToken cancellationToken)
    {
        FsGitHubDeployment run = (await RunAsync(cancellationToken).ConfigureAwait(false)).Value;
        for (int looks = 1; ; looks++)
        {
            run.Jobs = (await source.JobsAsync(cancellationToken).ConfigureAwait(false)).Value;
            run.PendingApprovals = run.Status == FsRunStatus.Completed ? [] : (await source.PendingAsync(run, cancellationToken).ConfigureAwait(false)).Value;
            if (looks == MostLooks || Array.TrueForAll(run.PendingApprovals, static p => p.Jobs.Length > 0))
            {
                break;
            }

            // A job began to wait between the two answers.
            await delay(Settling, cancellationToken).ConfigureAwait(false);
        }

        return new ReviewFacts(
            run,
            await source.ReviewsAsync(cancellationToken).ConfigureAwait(false),
            await source.MeAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<Seen<FsGitHubDeployment>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await source.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException gone) when (gone.Failure.ErrorId is ErrorIds.GitHubNotFound or ErrorIds.GitHubGone)
        {
            throw RunFailures.Gone(source.RunId, gone);
        }
    }

    private async Task<FsApproval> SendAsync(ReviewRequest request, ReviewFacts facts, FsPendingApproval pending, string comment, CancellationToken cancellationToken)
    {
        for (bool isRepeat = false; ; isRepeat = true)
        {
            try
            {
                DateTime at = await source.ReviewAsync(pending.EnvironmentId, request.Approves, comment, cancellationToken).ConfigureAwait(false);
                return ApprovalResults.Done(pending, request, facts, comment, at);
            }
            catch (OpsException failed) when (failed.Failure.ErrorId is ErrorIds.GitHubForbidden)
            {
                throw new OpsException(ReviewFailures.Forbidden(request, facts, pending) with { Cause = failed });
            }
            catch (OpsException failed) when (IsLost(failed.Failure) || failed.Failure.ErrorId is ErrorIds.GitHubRejected or ErrorIds.GitHubNotFound or ErrorIds.GitHubConflict)
            {
                // Not sent again before it is known that it did not arrive.
                if (await FindAsync(request, facts, pending, cancellationToken).ConfigureAwait(false) is { } found)
                {
                    return found;
                }

                if (isRepeat || !IsLost(failed.Failure) || ReviewJudge.Judge(request, await LookAsync(cancellationToken).ConfigureAwait(false)).Pending is null)
                {
                    throw IsLost(failed.Failure) ? new OpsException(ReviewFailures.Uncertain(request, failed)) : failed;
                }

                host.WriteVerbose(ReviewTexts.SendingAgain.With(request.RunId));
            }
        }
    }

    private static bool IsLost(OpsFailure failure) => RetryPolicy.Passes(failure) && failure.ErrorId != ErrorIds.GitHubRateLimited;

    // The review that is there now and was not before; null when it is still asked for.
    private async Task<FsApproval?> FindAsync(ReviewRequest request, ReviewFacts before, FsPendingApproval pending, CancellationToken cancellationToken)
    {
        for (int looks = 0; looks < MostLooks; looks++)
        {
            await delay(Settling, cancellationToken).ConfigureAwait(false);
            ReviewFacts now = await LookAsync(cancellationToken).ConfigureAwait(false);
            FsApproval[] fresh = ApprovalResults.Since(now.Reviews, before.Reviews, pending.Environment);
            if (fresh.FirstOrDefault(r => ReviewJudge.Same(r.By, before.Me)) is { } mine)
            {
                return ApprovalResults.Complete(mine, request, now);
            }

            if (fresh.Length > 0)
            {
                return ApprovalResults.Earlier(fresh[0], request, now);
            }
        }

        return null;
    }
}
