using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>What tells one request for approval from another.</summary>
internal static class PendingApprovals
{
    /// <summary>Whether a person can end the waiting: a timer, or a service asked by GitHub, has no reviewers.</summary>
    public static bool IsForPerson(FsPendingApproval approval) => approval.Reviewers.Length > 0 || approval.CanApprove;

    /// <summary>The same for the same environment, attempt and waiting jobs: FREESPORT's chain asks twice for one environment.</summary>
    public static string KeyOf(FsPendingApproval approval) => string.Join(
        "\n",
        new[] { approval.RunAttempt.ToString(CultureInfo.InvariantCulture), approval.Environment ?? string.Empty }.Concat(approval.Jobs.OrderBy(static j => j, StringComparer.Ordinal)));
}
