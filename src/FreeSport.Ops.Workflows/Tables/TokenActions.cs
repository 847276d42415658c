namespace FreeSport.Ops.Workflows.Tables;

/// <summary>Actions that write by the job's own token, and what it must be allowed to.</summary>
/// <remarks>Source: the actions' own documentation, 2026-11.</remarks>
internal static class TokenActions
{
    private static readonly string[] Contents = ["contents"];

    private static readonly string[] Requests = ["pull-requests"];

    private static readonly string[] Identity = ["id-token"];

    // Each entry is one need; of several scopes in it any one will do.
    private static readonly Dictionary<string, string[][]> Known = new(StringComparer.Ordinal)
    {
        ["softprops/action-gh-release"] = [Contents],
        ["ncipollo/release-action"] = [Contents],
        ["actions/create-release"] = [Contents],
        ["actions/upload-release-asset"] = [Contents],
        ["svenstaro/upload-release-action"] = [Contents],
        ["release-drafter/release-drafter"] = [["contents", "pull-requests"]],
        ["googleapis/release-please-action"] = [Contents, Requests],
        ["stefanzweifel/git-auto-commit-action"] = [Contents],
        ["peter-evans/create-pull-request"] = [Contents, Requests],
        ["peter-evans/create-issue-from-file"] = [["issues"]],
        ["peter-evans/create-or-update-comment"] = [["issues", "pull-requests"]],
        ["peaceiris/actions-gh-pages"] = [Contents],
        ["jamesives/github-pages-deploy-action"] = [Contents],
        ["actions/deploy-pages"] = [["pages"], Identity],
        ["actions/attest"] = [Identity, ["attestations"]],
        ["actions/attest-build-provenance"] = [Identity, ["attestations"]],
        ["actions/attest-sbom"] = [Identity, ["attestations"]],
        ["actions/stale"] = [["issues", "pull-requests"]],
        ["chrnorm/deployment-action"] = [["deployments"]],
        ["bobheadxi/deployments"] = [["deployments"]],
        ["github/codeql-action/analyze"] = [["security-events"]],
        ["github/codeql-action/upload-sarif"] = [["security-events"]],
    };

    /// <summary>What an action needs; none for one that is not known.</summary>
    /// <param name="action"><c>owner/name</c> in small letters, without the ref.</param>
    public static IReadOnlyList<string[]> NeedsOf(string action) => Known.TryGetValue(action, out string[][]? needs) ? needs : [];
}
