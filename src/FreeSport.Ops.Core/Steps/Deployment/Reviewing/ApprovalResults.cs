namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>Says what became of a review.</summary>
internal static class ApprovalResults
{
    /// <summary>What is sent: GitHub keeps it with the run, so a self-approval is named there for all to see.</summary>
    public static string Comment(ReviewRequest request, bool isSelf) =>
        ((request.Comment ?? string.Empty).Trim() + (isSelf ? " [self-approval]" : string.Empty)).Trim();

    /// <summary>What a person is asked about.</summary>
    public static string Target(FsPendingApproval pending) => ReviewTexts.Target.With(
        pending.Environment, pending.RunId, string.Join(", ", pending.Jobs), Short(pending.Commit), pending.Branch, pending.StartedBy);

    public static FsApprovalPlan Plan(FsPendingApproval pending, ReviewRequest request, ReviewFacts facts, string comment, bool isSelf) => new()
    {
        Repository = pending.Repository,
        RunId = pending.RunId,
        RunAttempt = pending.RunAttempt,
        Environment = pending.Environment ?? string.Empty,
        Jobs = pending.Jobs,
        Approves = request.Approves,
        Comment = comment,
        By = facts.Me ?? string.Empty,
        StartedBy = pending.StartedBy,
        IsSelfApproval = isSelf,
        Commit = pending.Commit,
        Built = pending.Built,
        Url = pending.Url,
    };

    public static FsApproval Done(FsPendingApproval pending, ReviewRequest request, ReviewFacts facts, string comment, DateTime at) => Complete(
        new FsApproval
        {
            State = request.Approves ? FsApprovalState.Approved : FsApprovalState.Rejected,
            By = facts.Me ?? string.Empty,
            Comment = comment,
            Environment = pending.Environment,
            Jobs = pending.Jobs,
            At = at,
        },
        request,
        facts);

    /// <summary>A review that somebody else gave in the meantime: what was wanted is there, or its opposite.</summary>
    public static FsApproval Earlier(FsApproval given, ReviewRequest request, ReviewFacts facts)
    {
        FsApproval approval = Complete(given, request, facts);
        bool isWanted = approval.State == (request.Approves ? FsApprovalState.Approved : FsApprovalState.Rejected);
        approval.Outcome = isWanted ? FsOutcome.Passed : FsOutcome.Failed;
        approval.Summary = (approval.State == FsApprovalState.Approved ? ReviewTexts.ApprovedBefore : ReviewTexts.RejectedBefore).With(approval.Environment, approval.RunId, approval.By);
        return approval;
    }

    /// <summary>The reviews of an environment that were not there before.</summary>
    public static FsApproval[] Since(FsApproval[] now, FsApproval[] before, string? environment)
    {
        List<FsApproval> fresh = [.. now.Where(r => ReviewJudge.Same(r.Environment, environment))];
        foreach (FsApproval old in before)
        {
            int at = fresh.FindIndex(r => ReviewJudge.Same(r.Environment, old.Environment) && r.By == old.By && r.State == old.State && r.Comment == old.Comment);
            if (at >= 0)
            {
                fresh.RemoveAt(at);
            }
        }

        return [.. fresh];
    }

    public static FsApproval Complete(FsApproval approval, ReviewRequest request, ReviewFacts facts)
    {
        FsGitHubDeployment run = facts.Run;
        approval.Step = FsStep.Deployment;
        approval.Subject = ReviewTexts.Subject.With(approval.Environment, run.RunId);
        approval.Scope = FsScope.Full;
        approval.Outcome = FsOutcome.Passed;
        approval.Summary = (approval.State == FsApprovalState.Approved ? ReviewTexts.Approved : ReviewTexts.Rejected).With(approval.Environment, run.RunId, approval.By);
        (approval.Repository, approval.RunId, approval.RunAttempt, approval.Url) = (run.Repository, run.RunId, run.RunAttempt, run.Url);
        approval.NextCommand = FormattableString.Invariant($"Wait-FsDeployment -RunId {request.RunId}");
        return approval;
    }

    private static string Short(string commit) => commit.Length > 7 ? commit.Substring(0, 7) : commit;
}
