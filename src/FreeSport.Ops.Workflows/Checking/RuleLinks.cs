namespace FreeSport.Ops.Workflows.Checking;

/// <summary>Where GitHub describes what a rule checks.</summary>
internal static class RuleLinks
{
    private const string Syntax = "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax";

    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["action"] = "https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax",
        ["background-steps"] = Syntax + "#jobsjob_idstepsbackground",
        ["cache-mode"] = "https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#controlling-cache-access-with-cache-mode",
        ["credentials"] = Syntax + "#jobsjob_idcontainercredentials",
        ["deprecated-commands"] = "https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands",
        ["env-var"] = Syntax + "#env",
        ["events"] = "https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows",
        ["expression"] = "https://docs.github.com/actions/reference/workflows-and-actions/contexts",
        ["glob"] = Syntax + "#filter-pattern-cheat-sheet",
        ["id"] = Syntax + "#jobsjob_id",
        ["ignored-failure"] = "https://docs.github.com/actions/reference/workflows-and-actions/expressions#status-check-functions",
        ["if-cond"] = Syntax + "#jobsjob_idif",
        ["job-needs"] = Syntax + "#jobsjob_idneeds",
        ["local-image"] = "https://docs.docker.com/build/building/variables/",
        ["matrix"] = Syntax + "#jobsjob_idstrategymatrix",
        ["missing-file"] = Syntax + "#jobsjob_idstepsrun",
        ["paths"] = Syntax + "#onpushpull_requestpull_request_targetpathspaths-ignore",
        ["permissions"] = Syntax + "#permissions",
        ["required-check"] = "https://docs.github.com/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/troubleshooting-required-status-checks",
        ["runner-label"] = Syntax + "#jobsjob_idruns-on",
        ["shell-name"] = Syntax + "#jobsjob_idstepsshell",
        ["shellcheck"] = "https://www.shellcheck.net/wiki/",
        ["time-limit"] = Syntax + "#jobsjob_idtimeout-minutes",
        ["token-permissions"] = "https://docs.github.com/actions/reference/authentication-in-a-workflow",
        ["untrusted-checkout"] = "https://docs.github.com/actions/reference/security/secure-use",
        ["workflow-call"] = "https://docs.github.com/actions/how-tos/reuse-automations/reuse-workflows",
    };

    public static Uri Of(string rule) => new(Pages.TryGetValue(rule, out string? page) ? page : Syntax);
}
