using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>Why a review is not given, and who may.</summary>
internal static class ReviewFailures
{
    public static OpsFailure OtherAttempt(ReviewRequest request, int attempt, FsGitHubDeployment run) => new(
        ErrorIds.ApprovalStale,
        FailureKind.InvalidOperation,
        ReviewTexts.OtherAttempt.With(request.RunId, attempt, run.RunAttempt),
        ReviewTexts.LookAgain.With(WaitCommand(request.RunId)),
        request.RunId);

    public static OpsFailure OtherJobs(ReviewRequest request, IReadOnlyList<string> seen, FsPendingApproval pending) => new(
        ErrorIds.ApprovalStale,
        FailureKind.InvalidOperation,
        seen.Count == 0 || pending.Jobs.Length == 0
            ? ReviewTexts.JobsUnseen.With(request.RunId, pending.Environment)
            : ReviewTexts.OtherJobs.With(request.RunId, string.Join(", ", seen), string.Join(", ", pending.Jobs)),
        ReviewTexts.LookAgain.With(WaitCommand(request.RunId)),
        request.RunId);

    public static OpsFailure Ambiguous(ReviewRequest request, FsPendingApproval[] meant) => new(
        ErrorIds.ApprovalAmbiguous,
        FailureKind.InvalidArgument,
        ReviewTexts.Ambiguous.With(request.RunId, string.Join(", ", meant.Select(static p => p.Environment))),
        ReviewTexts.AmbiguousRemedy.With(meant[0].Environment),
        request.RunId);

    public static OpsFailure NothingWaits(ReviewRequest request, FsGitHubDeployment run, FsPendingApproval[] others) => new(
        ErrorIds.ApprovalNotWaiting,
        FailureKind.InvalidOperation,
        run.Status == FsRunStatus.Completed ? ReviewTexts.RunIsOver.With(request.RunId, run.Conclusion)
            : others.Length > 0 ? ReviewTexts.OthersWait.With(request.RunId, request.Environment, string.Join(", ", others.Select(static p => p.Environment)))
            : ReviewTexts.NothingWaits.With(request.RunId, run.Status),
        run.Status == FsRunStatus.Completed ? ReviewTexts.RunIsOverRemedy.With(request.RunId) : ReviewTexts.LookAgain.With(WaitCommand(request.RunId)),
        request.RunId);

    public static OpsFailure Forbidden(ReviewRequest request, ReviewFacts facts, FsPendingApproval pending)
    {
        string reviewers = string.Join(", ", pending.Reviewers.Select(static r => r.ToString()));
        string me = facts.Me ?? ReviewTexts.UnknownLogin;
        bool isReviewer = pending.Reviewers.Any(r => !r.IsTeam && r.Name.Equals(me, StringComparison.OrdinalIgnoreCase));
        (string message, string remedy) = pending.PreventsSelfReview && facts.IsOwnStart is true
            ? (ReviewTexts.SelfReviewPrevented.With(pending.Environment, me), ReviewTexts.AskOther.With(reviewers, pending.Url))
            : isReviewer ? (ReviewTexts.TokenMayNot.With(me, pending.Environment), ReviewTexts.TokenMayNotRemedy)
            : (ReviewTexts.NoReviewer.With(me, pending.Environment, reviewers), ReviewTexts.AskOther.With(reviewers, pending.Url));
        return new OpsFailure(ErrorIds.ApprovalForbidden, FailureKind.PermissionDenied, message, remedy, request.RunId);
    }

    public static OpsFailure SelfApproval(ReviewRequest request, ReviewFacts facts, FsPendingApproval pending) => new(
        ErrorIds.SelfApprovalNotAllowed,
        FailureKind.PermissionDenied,
        facts.IsOwnStart is true ? ReviewTexts.OwnStart.With(request.RunId, facts.Me) : ReviewTexts.PerhapsOwnStart.With(request.RunId, facts.Run.StartedBy),
        ReviewTexts.OwnStartRemedy.With(pending.Environment, FormattableString.Invariant($"Approve-FsDeployment -RunId {request.RunId} -AllowSelfApproval")),
        request.RunId);

    public static OpsFailure Uncertain(ReviewRequest request, OpsException cause) => new(
        ErrorIds.ApprovalUncertain,
        FailureKind.WriteError,
        ReviewTexts.Uncertain.With(request.RunId, cause.Failure.Message),
        ReviewTexts.LookAgain.With(WaitCommand(request.RunId)),
        request.RunId,
        cause);

    private static string WaitCommand(long runId) => FormattableString.Invariant($"Wait-FsDeployment -RunId {runId} -For Approval");
}
