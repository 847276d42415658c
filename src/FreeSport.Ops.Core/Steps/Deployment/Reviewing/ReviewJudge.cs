using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Reviewing;

/// <summary>Decides whether a review may be given, before anything is sent.</summary>
internal static class ReviewJudge
{
    public static ReviewJudgement Judge(ReviewRequest request, ReviewFacts facts)
    {
        if (request.Attempt is { } attempt && attempt != facts.Run.RunAttempt)
        {
            return Refuse(ReviewFailures.OtherAttempt(request, attempt, facts.Run));
        }

        FsPendingApproval[] waiting = [.. facts.Run.PendingApprovals.Where(PendingApprovals.IsForPerson)];
        FsPendingApproval[] meant = [.. waiting.Where(p => request.Environment is null || Same(p.Environment, request.Environment))];
        return meant.Length switch
        {
            0 => NothingWaits(request, facts, waiting),
            1 => JudgeOne(request, facts, meant[0]),
            _ => Refuse(ReviewFailures.Ambiguous(request, meant)),
        };
    }

    public static bool Same(string? environment, string? other) => string.Equals(environment, other, StringComparison.OrdinalIgnoreCase);

    private static ReviewJudgement NothingWaits(ReviewRequest request, ReviewFacts facts, FsPendingApproval[] others)
    {
        FsApproval? given = HaveGoneOn(request.Jobs ?? [], facts.Run) ? facts.Reviews.LastOrDefault(r => Same(r.Environment, request.Environment)) : null;
        return given is null
            ? Refuse(ReviewFailures.NothingWaits(request, facts.Run, others))
            : new ReviewJudgement(null, Given: given);
    }

    // A run has reviews of earlier stages too: only when the very jobs that were seen waiting went on was this one given.
    private static bool HaveGoneOn(IReadOnlyList<string> seen, FsGitHubDeployment run)
    {
        FsDeploymentJob[] jobs = [.. run.Jobs.Where(j => seen.Contains(j.Name))];
        return jobs.Length > 0 && jobs.All(static j => j.Status != FsRunStatus.Waiting && j.Conclusion is not (FsRunConclusion.Cancelled or FsRunConclusion.Skipped));
    }

    private static ReviewJudgement JudgeOne(ReviewRequest request, ReviewFacts facts, FsPendingApproval pending)
    {
        // What cannot be told from another stage of the same environment is not approved.
        if (request.Jobs is { } seen && !PendingApprovals.HasOnly(pending, seen))
        {
            return Refuse(ReviewFailures.OtherJobs(request, seen, pending));
        }

        if (!pending.CanApprove)
        {
            return Refuse(ReviewFailures.Forbidden(request, facts, pending));
        }

        return request.Approves && !request.AllowsSelfApproval && facts.IsOwnStart is not false
            ? Refuse(ReviewFailures.SelfApproval(request, facts, pending))
            : new ReviewJudgement(pending);
    }

    private static ReviewJudgement Refuse(OpsFailure why) => new(null, Refusal: why);
}
