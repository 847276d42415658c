namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>
/// Error: GitHub refuses the file, or the job cannot run. Warning: it runs and probably does not do what was meant.
/// Note: taste. The judge is what GitHub and its runner do.
/// </summary>
public sealed class SeverityTests
{
    private const string Checkout = "- uses: actions/checkout@v4\n";

    [Theory]
    [InlineData("- run: echo '::set-output name=a::b'", FsFindingSeverity.Warning)]
    [InlineData("- run: echo '::save-state name=a::b'", FsFindingSeverity.Warning)]
    [InlineData("- run: echo '::set-env name=A::b'", FsFindingSeverity.Error)]
    [InlineData("- run: echo '::add-path::/opt'", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/checkout@v4\n  with: {fetch-dept: 0}", FsFindingSeverity.Warning)]
    [InlineData("- uses: actions/setup-node@v3", FsFindingSeverity.Warning)]
    [InlineData("- uses: actions/github-script@v7", FsFindingSeverity.Warning)]
    [InlineData("- uses: actions/upload-artifact@v3\n  with: {path: x}", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/upload-artifact@v3.1.3\n  with: {path: x}", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/upload-artifact@a8a3f3ad30e3422c9c7b888a15615d19a852ae32 # v3.1.3\n  with: {path: x}", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/download-artifact@v2", FsFindingSeverity.Error)]
    [InlineData("- uses: Actions/Cache@v2\n  with: {path: x, key: y}", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/cache@v1\n  with: {path: x, key: y}", FsFindingSeverity.Error)]
    [InlineData("- uses: actions/checkout", FsFindingSeverity.Error)]
    [InlineData("- run: echo ${{ github.nosuch }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ steps.nosuch.outputs.x }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ needs.nosuch.outputs.x }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ github.ref.name }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ github.event == 'push' }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ startsWith(github.event.x, github) }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ format('{0}', 1, 2) }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ format('{0}{1}', 1) }}", FsFindingSeverity.Error)]
    [InlineData("- run: echo ${{ startsWith('a') }}", FsFindingSeverity.Error)]
    [InlineData("- run: echo ${{ github.event }} ${{ github }}", FsFindingSeverity.Warning)]
    [InlineData("- run: echo ${{ nosuch.x }}", FsFindingSeverity.Error)]
    [InlineData("- run: echo ${{ nosuch() }}", FsFindingSeverity.Error)]
    [InlineData("- if: success('a')\n  run: make", FsFindingSeverity.Warning)]
    [InlineData("- if: always() &&\n  run: make", FsFindingSeverity.Error)]
    [InlineData("- if: ${{ github.ref }} == 'x'\n  run: make", FsFindingSeverity.Warning)]
    [InlineData("- run: make\n  env: {'A B': x}", FsFindingSeverity.Warning)]
    public void A_finding_in_a_step_is_as_bad_as_what_comes_of_it(string step, FsFindingSeverity severity) =>
        Assert.All(Assert.Single([Checked.Findings(Checked.Steps(Checkout + step))], static f => f.Count > 0), f => Assert.Equal(severity, f.Severity));

    [Theory]
    [InlineData("- run: echo ${{ runner.workspace }}")]
    [InlineData("- uses: actions/upload-artifact@v4\n  with: {path: x}")]
    [InlineData("- uses: actions/cache@v3\n  with: {path: x, key: y}")]
    [InlineData("- uses: actions/cache@0c907a75c2c80ebcb7f088228285e798b750cf8f # v4.2.1\n  with: {path: x, key: y}")]
    [InlineData("- uses: actions/upload-artifact@a8a3f3ad30e3422c9c7b888a15615d19a852ae32\n  with: {path: x}")]
    public void What_GitHub_does_as_it_is_written_is_no_finding(string step) =>
        Assert.DoesNotContain(Checked.Findings(Checked.Steps(Checkout + step)), static f => f.Severity == FsFindingSeverity.Error);

    [Fact]
    public void A_default_that_is_never_used_is_a_matter_of_taste() =>
        Assert.Equal(FsFindingSeverity.Note, Assert.Single(Checked.Findings(Checked.On("workflow_call:\n  inputs:\n    a: {type: string, required: true, default: x}"))).Severity);

    [Theory]
    [InlineData("schedule: [{cron: '* * * * *'}]", FsFindingSeverity.Warning)]
    [InlineData("schedule: [{cron: '* * * *'}]", FsFindingSeverity.Error)]
    [InlineData("workflow_dispatch:\n  inputs:\n    a: {type: choice, options: [x, x]}", FsFindingSeverity.Warning)]
    public void A_finding_in_an_event_is_as_bad_as_what_comes_of_it(string on, FsFindingSeverity severity) =>
        Assert.Equal(severity, Assert.Single(Checked.Findings(Checked.On(on))).Severity);

    [Theory]
    [InlineData("container: {image: 'a:1', credentials: {username: x, password: y}}", FsFindingSeverity.Warning)]
    [InlineData("needs: [first, first]", FsFindingSeverity.Note)]
    public void A_finding_in_a_job_is_as_bad_as_what_comes_of_it(string keys, FsFindingSeverity severity) =>
        Assert.Equal(severity, Assert.Single(Checked.Findings($"on: push\njobs:\n  first: {{runs-on: ubuntu-latest, steps: [{{run: make}}]}}\n  second: {{runs-on: ubuntu-latest, steps: [{{run: make}}], {keys}}}\n")).Severity);
}
