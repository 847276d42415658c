using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class UntrustedInputsTests
{
    public static TheoryData<string> Untrusted =>
    [
        "github.event.issue.title", "github.event.issue.body", "github.event.pull_request.title", "github.event.pull_request.body",
        "github.event.comment.body", "github.event.review.body", "github.event.review_comment.body", "github.event.pages.*.page_name",
        "github.event.commits.*.message", "github.event.commits.*.author.email", "github.event.commits.*.author.name",
        "github.event.head_commit.message", "github.event.head_commit.author.email", "github.event.head_commit.author.name",
        "github.event.pull_request.head.ref", "github.event.pull_request.head.label", "github.event.pull_request.head.repo.default_branch",
        "github.event.discussion.title", "github.event.discussion.body", "github.head_ref",
    ];

    [Theory]
    [MemberData(nameof(Untrusted))]
    public void What_others_write_is_named_in_every_spelling(string path)
    {
        string[] parts = path.Split('.');
        string quoted = parts[0] + string.Concat(parts.Skip(1).Select(static p => p == "*" ? ".*" : $"['{p}']"));

        foreach (string spelling in new[] { path, quoted, path.Replace(".*", "[0]", StringComparison.Ordinal), path.ToUpperInvariant() })
        {
            Assert.Equal([path], Paths(spelling));
        }
    }

    [Theory]
    [InlineData("github.event.issue.body || github.event.issue.title", "github.event.issue.body; github.event.issue.title")]
    [InlineData("format('{0} {1}', github.head_ref, github.event.issue.title)", "github.head_ref; github.event.issue.title")]
    [InlineData("contains(github.event.issue.body, 'x') || github.head_ref", "github.head_ref")]
    [InlineData("github.head_ref && contains(github.event.issue.body, 'x')", "github.head_ref")]
    [InlineData("fromJSON('{}')[github.event.issue.title]", "github.event.issue.title")]
    [InlineData("github.event.pages[github.event.issue.title].page_name", "github.event.issue.title; github.event.pages.*.page_name")]
    [InlineData("github.event.pages[format('{0}', github.head_ref)].page_name", "github.head_ref; github.event.pages.*.page_name")]
    [InlineData("github.event.pages[github.event.commits[github.head_ref].author.name].page_name", "github.head_ref; github.event.commits.*.author.name; github.event.pages.*.page_name")]
    [InlineData("toJSON(github.*)", "github.head_ref")]
    [InlineData("github.*[0]", "github.head_ref")]
    [InlineData("join(github.event.*.*.email)", "github.event.head_commit.author.email")]
    [InlineData("join(github.event.*['author']['email'])", "github.event.head_commit.author.email")]
    [InlineData("join(github.*.commits.*.message)", "github.event.commits.*.message")]
    [InlineData("join(github.event.*.*.message)", "github.event.commits.*.message")]
    public void What_others_write_is_found_within_expressions(string expression, string paths) =>
        Assert.Equal(paths.Split("; ").Order(StringComparer.Ordinal), Paths(expression).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("join(github.event.*.body)")]
    [InlineData("github.event.*.body[0]")]
    [InlineData("join(github['event'].*['body'])")]
    [InlineData("join(github.*.*.body)")]
    public void A_star_is_all_it_can_stand_for(string expression)
    {
        string told = Assert.Single(Paths(expression));

        Assert.All(
            ["github.event.issue.body", "github.event.comment.body", "github.event.review.body", "github.event.review_comment.body", "github.event.pull_request.body", "github.event.discussion.body"],
            path => Assert.Contains(path, told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'github.head_ref'")]
    [InlineData("github.ref_name")]
    [InlineData("toJSON(github)")]
    [InlineData("toJSON(github.event)")]
    [InlineData("toJSON(github.event.issue)")]
    [InlineData("toJSON(github.event.commits[0])")]
    [InlineData("toJSON(github.event.commits.*)")]
    [InlineData("join(github.event.commits.*.id)")]
    [InlineData("github.event.commits.first.message")]
    [InlineData("github.event.issue[0].title")]
    [InlineData("github.event.issue.number")]
    [InlineData("github.event.issue.body.x.y")]
    [InlineData("github.event.issue.body[0]")]
    [InlineData("join(github.event.*.body.x)")]
    [InlineData("join(github.event.*.id)")]
    [InlineData("contains(github.event.issue.body, github.event.issue.title)")]
    [InlineData("startsWith(github.head_ref, 'feature/')")]
    [InlineData("endsWith(github.event.comment.body, 'x')")]
    [InlineData("contains(fromJSON(github.event.issue.body), github.head_ref)")]
    [InlineData("toJSON(contains(github.event.issue.body, 'x'))")]
    public void What_nobody_else_writes_is_right(string expression) => Assert.Empty(Paths(expression));

    [Theory]
    [InlineData("- run: echo ${{ github.head_ref }}", 6, 23)]
    [InlineData("- run: |\n    echo x\n    echo ${{ github.head_ref }}", 8, 20)]
    [InlineData("- uses: actions/github-script@v7\n  with:\n    script: return ${{ github.head_ref }}", 8, 30)]
    [InlineData("- uses: actions/github-script@v7\n  with:\n    SCRIPT: return ${{ github.head_ref }}", 8, 30)]
    public void It_is_told_as_a_warning_where_it_would_run(string step, int line, int column)
    {
        string text = Checked.Steps(step);

        Checked.One(text, "expression", line, column, "\"github.head_ref\" is potentially untrusted");
        Assert.Equal(FsFindingSeverity.Warning, Assert.Single(Checked.Findings(text)).Severity);
    }

    [Theory]
    [InlineData("- run: echo $REF\n  env:\n    REF: ${{ github.head_ref }}")]
    [InlineData("- run: echo\n  if: github.head_ref == 'x'")]
    [InlineData("- name: ${{ github.head_ref }}\n  run: echo")]
    [InlineData("- uses: actions/checkout@v4\n  with:\n    ref: ${{ github.head_ref }}")]
    [InlineData("- uses: actions/github-script@v7\n  with:\n    script: return\n    github-token: ${{ github.head_ref }}")]
    public void Where_it_does_not_run_it_is_right(string step) => Checked.None(Checked.Steps(step));

    private static IEnumerable<string> Paths(string expression)
    {
        IReadOnlyList<Finding> findings = Checked.Findings(Checked.Steps($"- run: echo ${{{{ {expression} }}}}"));
        Assert.DoesNotContain(findings, static f => f.Rule != "expression");
        return findings.Select(static f => f.Message.ToString()).Where(static m => m.Contains("potentially untrusted", StringComparison.Ordinal)).Select(static m => m.Split('"')[1]);
    }
}
