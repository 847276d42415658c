using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class RequiredCheckRuleTests
{
    private const string Job = "a:\n  name: Tests\n  runs-on: ubuntu-24.04\n  steps: [{run: make}]";

    private const string Legs = "a:\n  name: Tests\n  strategy: {matrix: {os: [x, y]}}\n  runs-on: ubuntu-24.04\n  steps: [{run: make}]";

    [Theory]
    [InlineData("pull_request: {paths: [backend/**]}", Job, "Tests")]
    [InlineData("pull_request: {paths-ignore: [docs/**]}", Job, "Te*")]
    [InlineData("push: {paths: [backend/**]}", Job, "Tests")]
    [InlineData("pull_request: {paths: [backend/**]}", Legs, "Tests (*)")]
    [InlineData("pull_request: {paths: [backend/**]}", Legs, "Tests (x)")]
    public void A_required_check_that_may_never_start_is_told(string trigger, string job, string required)
    {
        Finding finding = Assert.Single(Findings(trigger, job, required));

        Assert.Equal((FsFindingSeverity.Warning, 2), (finding.Severity, finding.Start.Line));
        Assert.Contains("the check \"Tests\" is required (tests.unit.checks)", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull_request: {branches: [develop]}", Job, "Tests")]
    [InlineData("pull_request: {paths: [backend/**]}", Job, "Lint")]
    [InlineData("pull_request: {paths: [backend/**]}", Job, "Tests (x)")]
    [InlineData("pull_request:\n  push: {paths: [backend/**]}", Job, "Tests")]
    [InlineData("push:\n  pull_request: {paths: [backend/**]}", Job, "Tests")]
    public void One_that_always_starts_or_that_nobody_waits_for_is_not(string trigger, string job, string required) => Assert.Empty(Findings(trigger, job, required));

    private static Finding[] Findings(string trigger, string job, string required) => [.. Checked.Findings(
        Checked.Jobs(job).Replace("on: push", "on:\n  " + trigger, StringComparison.Ordinal),
        new CheckSurroundings(CheckerSettings.Default, null) { RequiredChecks = [new RequiredCheck(required, "tests.unit.checks")] }).Where(static f => f.Rule == "required-check")];
}
