using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>A stranger's code, and the repository's secrets.</summary>
public sealed class UntrustedCheckoutRuleTests
{
    private const string Head = "- uses: actions/checkout@v5\n  with: {ref: \"${{ github.event.pull_request.head.sha }}\"}\n";

    [Theory]
    [InlineData(Head + "- run: npm ci", 8)]
    [InlineData(Head + "- run: make test", 8)]
    [InlineData(Head + "- run: pip install -r requirements.txt", 8)]
    [InlineData(Head + "- run: ./build.sh", 8)]
    [InlineData(Head + "- uses: ./.github/actions/build", 8)]
    [InlineData(Head + "- uses: docker/build-push-action@v7\n  with: {context: .}", 8)]
    [InlineData(Head + "- run: echo\n- run: python manage.py test", 9)]
    [InlineData("- uses: actions/checkout@v5\n  with: {ref: \"${{ github.head_ref }}\"}\n- run: pytest", 8)]
    [InlineData("- uses: actions/checkout@v5\n  with: {ref: \"refs/pull/${{ github.event.number }}/merge\"}\n- run: go test ./...", 8)]
    [InlineData("- uses: actions/checkout@v5\n  with: {ref: \"${{ env.SHA }}\"}\n  env: {SHA: \"${{ github.event.pull_request.head.sha }}\"}\n- run: cargo test", 9)]
    [InlineData("- uses: actions/checkout@v5\n  with: {path: pr, ref: \"${{ github.head_ref }}\"}\n- run: cd pr && npm test", 8)]
    [InlineData("- uses: actions/checkout@v5\n- run: gh pr checkout 1\n- run: make", 8)]
    [InlineData("- uses: actions/checkout@v5\n- run: gh pr checkout 1 && make", 7)]
    [InlineData("- uses: actions/checkout@v5\n- run: |\n    git fetch origin pull/1/head:pr\n    git checkout pr\n- run: make", 10)]
    [InlineData("- uses: actions/checkout@v5\n- run: git checkout $SHA\n  env: {SHA: \"${{ github.event.pull_request.head.sha }}\"}\n- run: make", 9)]
    public void Code_of_the_request_that_runs_is_told(string steps, int line)
    {
        Finding finding = Assert.Single(Findings("pull_request_target", steps));

        Assert.Equal(FsFindingSeverity.Warning, finding.Severity);
        Assert.Contains($"the step in line {line} runs it", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(Findings("pull_request", steps));
        Assert.Empty(Findings("pull_request_target", steps, "environment: review"));
        Assert.Empty(Findings("pull_request_target", steps, "if: github.event.pull_request.head.repo.full_name == github.repository"));
        Assert.Empty(Findings("pull_request_target", steps, "if: contains(github.event.pull_request.labels.*.name, 'safe to test')"));
        Assert.Single(Findings("pull_request_target", steps, "if: github.actor != 'dependabot[bot]'"));
    }

    [Theory]
    [InlineData(Head + "- run: git diff --name-only")]
    [InlineData(Head + "- uses: actions/labeler@v6")]
    [InlineData(Head + "- run: pip install codespell && npm --version")]
    [InlineData("- uses: actions/checkout@v5\n- run: npm ci")]
    [InlineData("- uses: actions/checkout@v5\n  with: {ref: \"${{ github.event.pull_request.base.sha }}\"}\n- run: npm ci")]
    [InlineData("- run: npm ci\n" + Head)]
    [InlineData("- uses: actions/checkout@v5\n  with: {path: pr, ref: \"${{ github.head_ref }}\"}\n- run: npm ci")]
    [InlineData(Head + "- uses: $/.github/actions/build")]
    [InlineData("- uses: actions/checkout@v5\n- run: git diff origin/main ${{ github.event.pull_request.head.sha }}\n- run: make")]
    public void Code_of_the_base_or_that_is_only_read_is_not(string steps) => Assert.Empty(Findings("pull_request_target", steps));

    [Theory]
    [InlineData("on: pull_request", "{workflows: [CI]}", true)]
    [InlineData("on: push", "{workflows: [CI]}", false)]
    [InlineData("on: pull_request", "{workflows: [CI], branches: [main]}", false)]
    public void After_another_workflow_it_depends_on_what_started_that(string other, string trigger, bool isTold)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/ci.yml", $"name: CI\n{other}\njobs: {{a: {{runs-on: x, steps: [{{run: make}}]}}}}\n");
        CheckSurroundings repository = new(CheckerSettings.Default, new RepositoryFiles(folder.Path));

        Assert.Equal(isTold ? 1 : 0, Findings("workflow_run: " + trigger, "- uses: actions/checkout@v5\n  with: {ref: \"${{ github.event.workflow_run.head_sha }}\"}\n- run: make", surroundings: repository).Length);
    }

    private static Finding[] Findings(string trigger, string steps, string job = "timeout-minutes: 5", CheckSurroundings? surroundings = null) =>
    [
        .. Checked.Findings(
            $"on: {{{(trigger.Contains(':', StringComparison.Ordinal) ? trigger : trigger + ": ")}}}\njobs:\n  a: \n    {job}\n    steps:\n{string.Concat(steps.Split('\n').Where(static l => l.Length > 0).Select(static l => $"      {l}\n"))}    runs-on: ubuntu-24.04\n", surroundings)
            .Where(static f => f.Rule == "untrusted-checkout"),
    ];
}
