namespace FreeSport.Ops.Workflows.Tables;

/// <summary>The scopes of the token and what each may grant.</summary>
/// <remarks>Source: <c>permissions-mapping</c> of GitHub's workflow schema (actions/languageservices, workflow-v1.0.json, 2026-08-05).</remarks>
internal static class PermissionScopes
{
    private static readonly string[] Any = ["read", "write", "none"];

    private static readonly string[] WriteOnly = ["write", "none"];

    private static readonly string[] ReadOnly = ["read", "none"];

    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["actions"] = Any,
        ["artifact-metadata"] = Any,
        ["attestations"] = Any,
        ["checks"] = Any,
        ["code-quality"] = Any,
        ["contents"] = Any,
        ["copilot-requests"] = WriteOnly,
        ["deployments"] = Any,
        ["discussions"] = Any,
        ["drives"] = Any,
        ["id-token"] = WriteOnly,
        ["issues"] = Any,
        ["models"] = ReadOnly,
        ["packages"] = Any,
        ["pages"] = Any,
        ["pull-requests"] = Any,
        ["repository-projects"] = Any,
        ["security-events"] = Any,
        ["statuses"] = Any,
        ["vulnerability-alerts"] = ReadOnly,
    };
}
