using FreeSport.Ops.Core.Floor.GitHub.Models;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>Reads what guards an environment.</summary>
internal static class EnvironmentGuard
{
    public static FsGitHubEnvironment Of(EnvironmentModel environment, string? login)
    {
        List<ProtectionRuleModel> rules = environment.ProtectionRules ?? [];
        FsReviewer[] reviewers = [.. rules.SelectMany(static r => r.Reviewers ?? []).Select(static r => r.ToReviewer())];
        return new FsGitHubEnvironment
        {
            Name = environment.Name,
            Reviewers = reviewers,
            CanApprove = CanApprove(reviewers, login),
            PreventsSelfReview = rules.Any(static r => r.PreventSelfReview == true),
            WaitTimer = TimeSpan.FromMinutes(rules.Sum(static r => r.WaitTimer ?? 0)),
            IsBranchRestricted = environment.DeploymentBranchPolicy is not null,
        };
    }

    // Who belongs to a team is not told to everybody.
    private static bool? CanApprove(FsReviewer[] reviewers, string? login) =>
        reviewers.Any(r => !r.IsTeam && r.Name.Equals(login, StringComparison.OrdinalIgnoreCase)) ? true
        : reviewers.Any(static r => r.IsTeam) ? null
        : false;
}
