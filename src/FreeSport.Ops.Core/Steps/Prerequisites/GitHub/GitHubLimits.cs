using GitHubTexts = FreeSport.Ops.Core.Floor.GitHub.GitHubTexts;

namespace FreeSport.Ops.Core.Steps.Prerequisites.GitHub;

/// <summary>What a plan does not offer and a release may count on.</summary>
/// <remarks>Source: GitHub's documentation, "Deployments and environments": required reviewers and wait timers of private repositories.</remarks>
internal static class GitHubLimits
{
    public static IEnumerable<string> Of(bool isPrivate, string? plan)
    {
        if (isPrivate && plan is not "enterprise")
        {
            yield return plan is null ? GitHubTexts.PlanUnknown : GitHubTexts.PlanWithoutReviewers.With(plan);
        }
    }
}
