using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class TimeLimitRuleTests
{
    [Theory]
    [InlineData("environment: production\n", "- run: make", "touches environment \"production\"")]
    [InlineData("environment: {name: \"${{ inputs.to }}\"}\n", "- run: make", "touches environment")]
    [InlineData("", "- run: docker push ghcr.io/a/b", "\"docker push\"")]
    [InlineData("", "- uses: softprops/action-gh-release@v2", "\"softprops/action-gh-release@v2\"")]
    [InlineData("", "- run: gh issue create", "\"gh issue create\"")]
    public void A_job_that_changes_something_outside_has_a_limit(string job, string step, string telling)
    {
        Finding finding = Assert.Single(Findings(job, step));

        Assert.Equal((FsFindingSeverity.Note, 3, 3), (finding.Severity, finding.Start.Line, finding.Start.Column));
        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Empty(Findings(job + "timeout-minutes: 5\n", step));
        Assert.Empty(Findings(job, step + "\n  timeout-minutes: 5"));
    }

    [Theory]
    [InlineData("- run: make")]
    [InlineData("- run: docker build .")]
    [InlineData("- run: gh issue list")]
    public void Others_need_none(string step) => Assert.Empty(Findings(string.Empty, step));

    private static Finding[] Findings(string job, string step) => [.. Checked.Findings(
        Checked.Jobs($"a:\n  runs-on: ubuntu-24.04\n{Indented(job, 2)}  steps:\n{Indented(step, 4)}")).Where(static f => f.Rule == "time-limit")];

    private static string Indented(string lines, int width) => string.Concat(lines.Split('\n').Where(static l => l.Length > 0).Select(l => new string(' ', width) + l + "\n"));
}
