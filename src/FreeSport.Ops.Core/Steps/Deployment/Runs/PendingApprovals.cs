namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>What tells one request for approval from another.</summary>
internal static class PendingApprovals
{
    /// <summary>Whether a person can end the waiting: a timer, or a service asked by GitHub, has no reviewers.</summary>
    public static bool IsForPerson(FsPendingApproval approval) => approval.Reviewers.Length > 0 || approval.CanApprove;

    /// <summary>
    /// Whether a request was seen before: the same environment and attempt, and no job that was not seen then. A job
    /// waits once in an attempt, and FREESPORT's chain asks twice for one environment.
    /// </summary>
    /// <param name="seen">The requests that were seen.</param>
    /// <param name="approval">The request.</param>
    public static bool Have(this IEnumerable<FsPendingApproval> seen, FsPendingApproval approval) => seen.Any(s => IsSame(s, approval));

    /// <summary>Whether a request is one that was seen before, of which jobs may have gone on since.</summary>
    public static bool IsSame(FsPendingApproval seen, FsPendingApproval now) =>
        seen.RunAttempt == now.RunAttempt
        && string.Equals(seen.Environment, now.Environment, StringComparison.OrdinalIgnoreCase)
        && HasOnly(now, seen.Jobs);

    /// <summary>Whether every job that may wait for it was seen. Who saw none, or sees none now, cannot tell.</summary>
    public static bool HasOnly(FsPendingApproval now, IReadOnlyList<string> seen) => now.Jobs.Length > 0 && now.Jobs.All(seen.Contains);
}
