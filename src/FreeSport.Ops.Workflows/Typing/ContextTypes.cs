namespace FreeSport.Ops.Workflows.Typing;

/// <summary>The types of the contexts that are the same everywhere. Source: GitHub's contexts reference.</summary>
internal static class ContextTypes
{
    private static readonly string[] GitHubTexts =
    [
        "action", "action_path", "action_ref", "action_repository", "action_status", "actor", "actor_id", "api_url", "artifacts", "artifacts_list", "base_ref", "env", "event_name",
        "event_path", "graphql_url", "head_ref", "job", "output", "path", "ref", "ref_name", "ref_type", "repository", "repository_id",
        "repository_owner", "repository_owner_id", "repository_visibility", "repositoryUrl", "run_attempt", "run_id", "run_number", "secret_source",
        "server_url", "sha", "state", "step_summary", "token", "triggering_actor", "workflow", "workflow_ref", "workflow_sha", "workspace",
    ];

    private static readonly RecordType NamedContainer = RecordType.Of(("id", ExpressionType.Text), ("network", ExpressionType.Text));

    public static RecordType GitHub { get; } = RecordType.Closed(
    [
        .. GitHubTexts.Select(static n => new KeyValuePair<string, ExpressionType>(n, ExpressionType.Text)),
        new("artifact_cache_size_limit", ExpressionType.Number),
        new("retention_days", ExpressionType.Number),
        new("ref_protected", ExpressionType.Boolean),
        new("event", RecordType.Open),
    ]);

    public static RecordType Job { get; } = RecordType.Of(
        ("check_run_id", ExpressionType.Number),
        ("container", NamedContainer),
        ("services", RecordType.Of([], NamedContainer.With("ports", RecordType.OfTexts))),
        ("status", ExpressionType.Text),
        ("workflow_ref", ExpressionType.Text),
        ("workflow_sha", ExpressionType.Text),
        ("workflow_repository", ExpressionType.Text),
        ("workflow_file_path", ExpressionType.Text));

    public static RecordType Runner { get; } = RecordType.Of(
        ("name", ExpressionType.Text),
        ("os", ExpressionType.Text),
        ("arch", ExpressionType.Text),
        ("temp", ExpressionType.Text),
        ("tool_cache", ExpressionType.Text),
        ("debug", ExpressionType.Text),
        ("workspace", ExpressionType.Text),
        ("environment", ExpressionType.Text));

    public static RecordType Strategy { get; } = RecordType.Of(
        [
            new("fail-fast", ExpressionType.Boolean),
            new("job-index", ExpressionType.Number),
            new("job-total", ExpressionType.Number),
            new("max-parallel", ExpressionType.Number),
        ],
        ExpressionType.Any);

    /// <summary>Gets the secrets that are there whatever a caller passes on.</summary>
    public static RecordType AutomaticSecrets { get; } = RecordType.Of(
        ("github_token", ExpressionType.Text), ("actions_step_debug", ExpressionType.Text), ("actions_runner_debug", ExpressionType.Text));
}
