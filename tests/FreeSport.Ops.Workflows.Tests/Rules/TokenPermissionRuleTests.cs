using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>What the token of a job may do, and what its steps do with it.</summary>
public sealed class TokenPermissionRuleTests
{
    private const string Login = "- {uses: docker/login-action@v4, with: {registry: ghcr.io, username: \"${{ github.actor }}\", password: \"${{ secrets.GITHUB_TOKEN }}\"}}\n";

    private const string Push = "- {uses: docker/build-push-action@v7, with: {push: true, tags: ghcr.io/a/b}}";

    private const string Gh = "\n  env: {GH_TOKEN: \"${{ github.token }}\"}";

    [Theory]
    [InlineData(Login + Push, "packages: write")]
    [InlineData(Login + "- run: docker push ghcr.io/a/b", "packages: write")]
    [InlineData("- run: echo ${{ secrets.GITHUB_TOKEN }} | docker login ghcr.io -u x --password-stdin\n- run: docker buildx build --push -t ghcr.io/a/b .", "packages: write")]
    [InlineData("- run: gh issue create --title x" + Gh, "issues: write")]
    [InlineData("- run: |\n    if true; then\n      gh release create v1\n    fi" + Gh, "contents: write")]
    [InlineData("- run: gh pr create --fill" + Gh, "pull-requests: write")]
    [InlineData("- run: gh pr comment 1 --body x" + Gh, "issues: write / pull-requests: write")]
    [InlineData("- uses: actions/github-script@v9\n  with: {script: 'await github.rest.issues.create({})'}", "issues: write")]
    [InlineData("- uses: actions/github-script@v9\n  with: {script: 'await github.rest.repos.createDeployment({})'}", "deployments: write")]
    [InlineData("- uses: softprops/action-gh-release@v2", "contents: write")]
    [InlineData("- uses: actions/checkout@v5\n- run: git push", "contents: write")]
    [InlineData("- uses: actions/checkout@v5\n- run: git push -f origin main", "contents: write")]
    [InlineData("- uses: aws-actions/configure-aws-credentials@v5\n  with: {role-to-assume: a, aws-region: b}", "id-token: write")]
    [InlineData("- uses: azure/login@v2\n  with: {client-id: a, tenant-id: b, subscription-id: c}", "id-token: write")]
    [InlineData("- uses: google-github-actions/auth@v3\n  with: {workload_identity_provider: a}", "id-token: write")]
    public void What_is_not_granted_is_told(string steps, string permission)
    {
        Finding finding = Assert.Single(Findings(steps, "permissions: {contents: read}"));

        Assert.Equal(FsFindingSeverity.Warning, finding.Severity);
        Assert.Contains($"needs the permission {permission}, and \"permissions\" in line 4 does not grant it", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(Findings(steps, $"permissions: {{{permission.Split(" / ")[0]}}}"));
        Assert.Empty(Findings(steps, "permissions: write-all"));
    }

    [Theory]
    [InlineData("- {uses: docker/build-push-action@v7, with: {push: true, tags: ghcr.io/a/b}}")]
    [InlineData(Login + "- {uses: docker/build-push-action@v7, with: {push: false, tags: ghcr.io/a/b}}")]
    [InlineData("- {uses: docker/login-action@v4, with: {registry: ghcr.io, username: a, password: \"${{ secrets.PAT }}\"}}\n" + Push)]
    [InlineData("- {uses: docker/login-action@v4, with: {username: a, password: \"${{ secrets.HUB }}\"}}\n" + Login + "- {uses: docker/build-push-action@v7, with: {push: true, tags: a/b}}")]
    [InlineData("- run: gh issue create --title x\n  env: {GH_TOKEN: \"${{ secrets.PAT }}\"}")]
    [InlineData("- run: gh issue create --title x -R other/one" + Gh)]
    [InlineData("- run: gh issue list" + Gh)]
    [InlineData("- run: gh issue create --title x || true" + Gh)]
    [InlineData("- run: |\n    cat << EOF\n    gh issue create\n    EOF" + Gh)]
    [InlineData("- uses: actions/github-script@v9\n  with: {github-token: \"${{ secrets.PAT }}\", script: 'await github.rest.issues.create({})'}")]
    [InlineData("- uses: actions/github-script@v9\n  with: {script: 'await github.rest.issues.listComments({})'}")]
    [InlineData("- uses: actions/checkout@v5\n  with: {token: \"${{ secrets.PAT }}\"}\n- run: git push")]
    [InlineData("- uses: actions/checkout@v5\n- run: git push public main")]
    [InlineData("- uses: actions/checkout@v5\n- run: git push --dry-run")]
    [InlineData("- uses: aws-actions/configure-aws-credentials@v5\n  with: {aws-access-key-id: a, aws-secret-access-key: b, aws-region: c}")]
    [InlineData("- uses: azure/login@v2\n  with: {creds: a}")]
    public void What_another_token_does_or_nobody_writes_is_not(string steps)
    {
        Assert.Empty(Findings(steps, "permissions: {contents: read}"));
        Assert.Empty(Findings(steps, string.Empty));
    }

    [Fact]
    public void Permissions_of_a_job_replace_those_of_the_workflow()
    {
        string text = Text(Login + Push, "permissions: {contents: read}").Replace("on: push", "on: push\npermissions: {packages: write}", StringComparison.Ordinal);

        Assert.Contains("replace those of the workflow", Assert.Single(Findings(text)).Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeout-minutes: 5", FsFindingSeverity.Note)]
    [InlineData("environment: production", FsFindingSeverity.Warning)]
    public void Where_nothing_is_said_the_repository_decides(string job, FsFindingSeverity severity)
    {
        Finding finding = Assert.Single(Findings(Login + Push, job));

        Assert.Equal(severity, finding.Severity);
        Assert.EndsWith("packages: write.", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_is_never_a_default() =>
        Assert.Equal(FsFindingSeverity.Warning, Assert.Single(Findings("- uses: google-github-actions/auth@v3\n  with: {workload_identity_provider: a}", string.Empty)).Severity);

    [Fact]
    public void A_called_workflow_that_says_nothing_has_what_its_caller_has() =>
        Assert.Empty(Findings(Text(Login + Push, string.Empty).Replace("on: push", "on: workflow_call", StringComparison.Ordinal)));

    private static Finding[] Findings(string steps, string job) => Findings(Text(steps, job));

    private static Finding[] Findings(string text) => [.. Checked.Findings(text).Where(static f => f.Rule == "token-permissions")];

    private static string Text(string steps, string job) =>
        Checked.Jobs($"a:\n  {(job.Length == 0 ? "timeout-minutes: 5" : job)}\n  runs-on: ubuntu-24.04\n  steps:\n{string.Concat(steps.Split('\n').Select(static l => $"    {l}\n"))}");
}
