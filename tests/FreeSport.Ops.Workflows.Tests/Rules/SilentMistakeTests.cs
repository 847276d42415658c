using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>What GitHub takes without a word, and what never does what was meant.</summary>
public sealed class SilentMistakeTests
{
    private const string Inputs = "on:\n  workflow_dispatch:\n    inputs:\n      flag: {type: boolean}\n      name: {type: string}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    outputs: {ok: x}\n    steps: [{run: make}]\n  b:\n    needs: a\n    runs-on: ubuntu-24.04\n    if: ";

    [Theory]
    [InlineData("inputs.flag == 'true'", "always false")]
    [InlineData("inputs.flag != 'true'", "always true")]
    [InlineData("${{ 'false' == inputs.flag }}", "always false")]
    [InlineData("github.ref == 'x' && inputs.flag == 'true'", "always false")]
    [InlineData("${{ !needs.a.outputs.ok }}", "!= 'true'")]
    [InlineData("always() && !needs.a.outputs.ok", "!= 'true'")]
    [InlineData("${{ !needs.a.outputs.ok && github.ref }}", "!= 'true'")]
    public void A_condition_that_is_always_the_same_is_told(string condition, string telling)
    {
        Finding finding = Assert.Single(Checked.Findings(Inputs + condition + "\n    steps: [{run: make}]\n"));

        Assert.Equal(("expression", FsFindingSeverity.Warning, 14), (finding.Rule, finding.Severity, finding.Start.Line));
        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inputs.flag")]
    [InlineData("inputs.flag == true")]
    [InlineData("inputs.name == 'true'")]
    [InlineData("github.event.inputs.flag == 'true'")]
    [InlineData("needs.a.outputs.ok != 'true'")]
    [InlineData("${{ !(needs.a.outputs.ok == 'true') }}")]
    [InlineData("${{ !inputs.flag }}")]
    public void A_condition_that_can_be_either_is_not(string condition) => Checked.None(Inputs + condition + "\n    steps: [{run: make}]\n");

    [Theory]
    [InlineData("push: {branches: ['!main']}", 2, 21)]
    [InlineData("push: {tags: ['!v1', '!v2']}", 2, 17)]
    [InlineData("pull_request: {paths: ['!docs/**']}", 2, 26)]
    public void A_filter_of_exceptions_alone_matches_nothing(string trigger, int line, int column) =>
        Checked.One(Checked.On(trigger), "events", line, column, "nothing matches");

    [Theory]
    [InlineData("push: {branches: ['**', '!main']}")]
    [InlineData("push: {branches-ignore: ['main']}")]
    public void A_filter_with_something_to_except_from_matches(string trigger) => Checked.None(Checked.On(trigger));

    [Theory]
    [InlineData("CI", false)]
    [InlineData(".github/workflows/nameless.yaml", false)]
    [InlineData("ci", true)]
    [InlineData("Deploy", true)]
    [InlineData(".github/workflows/ci.yml", true)]
    public void The_end_of_a_workflow_that_nobody_has_is_never_seen(string name, bool isUnknown)
    {
        using TempFolder folder = new();
        folder.Write(".github/workflows/ci.yml", "name: CI\non: push\njobs: {}\n");
        folder.Write(".github/workflows/nameless.yaml", "on: push\njobs: {}\n");
        CheckSurroundings repository = new(CheckerSettings.Default, new RepositoryFiles(folder.Path));

        IReadOnlyList<Finding> found = Checked.Findings(Checked.On($"workflow_run:\n  workflows: ['{name}']"), repository);

        Assert.Equal(isUnknown ? 1 : 0, found.Count);
        Assert.All(found, f => Assert.Equal(("events", FsFindingSeverity.Warning, 3, 17), (f.Rule, f.Severity, f.Start.Line, f.Start.Column)));
        Assert.Equal(name == "ci", found.Any(static f => f.Message.ToString().Contains("Did you mean 'CI'?", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("owner/action@0c907a7", true)]
    [InlineData("owner/action@0c907a75c2c80ebcb7f0", true)]
    [InlineData("owner/action@0c907a75c2c80ebcb7f088228285e798b750cf8f", false)]
    [InlineData("owner/action@20260101", false)]
    [InlineData("owner/action@feedbeef", false)]
    [InlineData("owner/action@v1", false)]
    public void A_part_of_a_commits_id_names_nothing(string uses, bool isShort)
    {
        IReadOnlyList<Finding> found = [.. Checked.Findings(Checked.Steps("- uses: " + uses)), .. Checked.Findings(Checked.Jobs("a:\n  uses: " + uses.Replace("action@", "r/.github/workflows/w.yml@", StringComparison.Ordinal)))];

        Assert.Equal(isShort ? 2 : 0, found.Count);
        Assert.All(found, static f => Assert.Equal(FsFindingSeverity.Error, f.Severity));
    }
}
