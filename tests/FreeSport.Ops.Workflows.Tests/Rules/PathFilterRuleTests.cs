using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class PathFilterRuleTests
{
    private static readonly CheckSurroundings Here = Repository.Of("backend/manage.py", "frontend/src/app.ts", ".github/workflows/ci.yml", "README.md");

    [Theory]
    [InlineData("push: {paths: ['backnd/**', README.md]}", "Note", 18, "\"backnd/**\"")]
    [InlineData("push: {paths: [backend, README.md]}", "Warning", 18, "Did you mean 'backend/**'?")]
    [InlineData("push: {paths: [.github/workflows/cd.yml, README.md]}", "Warning", 18, "Did you mean '.github/workflows/ci.yml'?")]
    [InlineData("pull_request: {paths: ['backnd/**']}", "Warning", 18, "\"paths\" of pull_request (backnd/**): the event never starts the workflow")]
    [InlineData("push: {paths: ['backnd/**', '!**/*.md']}", "Warning", 10, "never starts the workflow")]
    [InlineData("push: {paths: ['**.rs', '*.lock']}", "Warning", 10, "(**.rs, *.lock)")]
    [InlineData("push: {paths-ignore: [docs/**]}", "Note", 25, "nothing is ignored by it")]
    public void A_pattern_that_no_file_meets_is_told(string trigger, string severity, int column, string telling)
    {
        Finding finding = Assert.Single(Checked.Findings(Checked.On(trigger), Here));

        Assert.Equal(("paths", severity, column), (finding.Rule, finding.Severity.ToString(), finding.Start.Column));
        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("push: {paths: ['backend/**', '**.ts', '**/app.ts', 'README.m?d', 'front+end/**', '[RS]EADME.md', '.github/workflows/*.yml']}")]
    [InlineData("push: {paths: ['**', '!docs/**']}")]
    [InlineData("push: {paths-ignore: ['*.md']}")]
    [InlineData("push: {branches: [nowhere]}")]
    public void A_pattern_that_some_file_meets_is_not(string trigger) => Checked.None(Checked.On(trigger), Here);

    [Fact]
    public void Where_the_files_are_not_known_nothing_is_told() => Checked.None(Checked.On("push: {paths: [nowhere]}"));
}
