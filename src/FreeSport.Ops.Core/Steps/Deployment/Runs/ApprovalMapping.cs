namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>GitHub's requests for approval, and reviews, as the module's own types.</summary>
internal static class ApprovalMapping
{
    /// <summary>A request for approval.</summary>
    /// <param name="pending">As GitHub lists it.</param>
    /// <param name="run">The run with its jobs.</param>
    /// <param name="jobs">The waiting jobs that are, or may be, its own.</param>
    public static FsPendingApproval Pending(PendingDeploymentModel pending, FsGitHubDeployment run, string[] jobs)
    {
        string environment = pending.Environment?.Name ?? string.Empty;
        FsReviewer[] reviewers = [.. (pending.Reviewers ?? []).Select(static r => r.ToReviewer())];
        return new FsPendingApproval
        {
            Step = FsStep.Deployment,
            Subject = RunTexts.PendingSubject.With(environment, run.RunId),
            Outcome = FsOutcome.Inconclusive,
            Summary = (jobs.Length > 0 ? RunTexts.PendingJobs : RunTexts.PendingSome)
                .With(environment, string.Join(", ", reviewers.Select(static r => r.ToString())), string.Join(", ", jobs)),
            NextCommand = FormattableString.Invariant($"Approve-FsDeployment -RunId {run.RunId} -Environment {PowerShellQuoting.Quote(environment)}"),
            Environment = environment,
            Scope = FsScope.Full,
            Repository = run.Repository,
            RunId = run.RunId,
            RunAttempt = run.RunAttempt,
            Workflow = run.Workflow,
            EnvironmentId = pending.Environment?.Id ?? 0,
            Jobs = jobs,
            Reviewers = reviewers,
            CanApprove = pending.CurrentUserCanApprove,
            WaitTimer = TimeSpan.FromMinutes(pending.WaitTimer ?? 0),
            WaitTimerStartedAt = pending.WaitTimerStartedAt?.UtcDateTime,
            Branch = run.Branch,
            Commit = run.Commit,
            StartedBy = run.StartedBy,
            StartedAt = run.StartedAt,
            Finished = [.. run.Jobs.Where(static j => j.Status == FsRunStatus.Completed)],
            Url = run.Url,
        };
    }

    /// <summary>The reviews that one entry of the history stands for: one an environment.</summary>
    public static IEnumerable<FsApproval> Reviews(ReviewModel review) => (review.Environments ?? []).Select(environment => new FsApproval
    {
        Step = FsStep.Deployment,
        Environment = environment.Name,
        State = review.State switch { "approved" => FsApprovalState.Approved, "rejected" => FsApprovalState.Rejected, _ => FsApprovalState.Failed },
        By = review.User?.Login ?? string.Empty,
        Comment = review.Comment ?? string.Empty,
    });
}
