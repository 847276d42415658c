using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.GitHub.Models;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Workflows.CommitChecks.Models;

namespace FreeSport.Ops.Core.Steps.Workflows.CommitChecks;

/// <summary>Which checks a branch asks for, by rulesets and by classic protection.</summary>
/// <remarks>Source: GitHub's REST API, "Get rules for a branch" and "Get a branch".</remarks>
internal static class RequiredChecks
{
    /// <summary>Reads which checks the branch's protection and rulesets require.</summary>
    /// <returns>Each once; empty also when the token may not see them.</returns>
    public static async Task<IReadOnlyList<RequiredCheck>> ReadAsync(GitHubClient github, string branch, CancellationToken cancellationToken)
    {
        string what = CommitChecksTexts.TheRules.With(branch);
        Task<IReadOnlyList<BranchRuleModel>> rules = RulesAsync(github, branch, what, cancellationToken);
        BranchModel? classic = await github.FindAsync<BranchModel>(RepositoryPath.Of(github.Address, $"branches/{branch}"), what, cancellationToken).ConfigureAwait(false);
        RequiredChecksModel? asked = classic?.Protection?.RequiredStatusChecks;
        RequiredCheck[] byApp = [.. (asked?.Checks ?? []).Select(static c => new RequiredCheck(c.Context, Only(c.AppId)))];
        return
        [
            .. byApp
                .Concat((asked?.Contexts ?? []).Where(c => !byApp.Any(b => b.Name == c)).Select(static c => new RequiredCheck(c, AppId: null)))
                .Concat((await rules.ConfigureAwait(false))
                    .Where(static r => r.Type == "required_status_checks")
                    .SelectMany(static r => r.Parameters?.RequiredStatusChecks ?? [])
                    .Select(static c => new RequiredCheck(c.Context, Only(c.IntegrationId))))
                .Distinct()
                .OrderBy(static r => r.Name, StringComparer.Ordinal),
        ];
    }

    // -1 is GitHub's word for any app. Source: GitHub's REST API, "Update status check protection".
    private static long? Only(long? appId) => appId is > 0 ? appId : null;

    private static async Task<IReadOnlyList<BranchRuleModel>> RulesAsync(GitHubClient github, string branch, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await github.GetAllAsync<List<BranchRuleModel>, BranchRuleModel>(
                RepositoryPath.Of(github.Address, $"rules/branches/{branch}"), 100, static p => p, what, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException older) when (older.Failure.ErrorId is ErrorIds.GitHubNotFound or ErrorIds.GitHubForbidden)
        {
            // A server from before rulesets, or a plan without them.
            return [];
        }
    }
}
