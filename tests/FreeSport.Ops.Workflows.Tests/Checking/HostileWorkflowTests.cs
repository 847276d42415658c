using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Checking;

/// <summary>Texts that nobody writes and that must not hold up a check.</summary>
public sealed class HostileWorkflowTests
{
    private const string Head = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n";

    [Fact]
    public void A_pattern_of_a_hundred_thousand_mistakes_is_told_once_and_shortly()
    {
        IReadOnlyList<Finding> findings = WorkflowChecker.Check("on:\n  push:\n    branches:\n      - 'x" + new string('~', 100_000) + "'\njobs: {}\n", CheckSurroundings.None);

        Assert.InRange(findings.Count(static f => f.Rule == "glob"), 1, 20);
        Assert.All(findings, static f => Assert.True(f.Message.ToString().Length < 1_000));
    }

    [Fact]
    public void Scripts_of_twenty_thousand_wrong_expressions_end()
    {
        string script = "      - run: |\n" + string.Concat(Enumerable.Repeat("          echo ${{ nosuch }}\n", 1_000));

        IReadOnlyList<Finding> findings = WorkflowChecker.Check(Head + string.Concat(Enumerable.Repeat(script, 20)), CheckSurroundings.None);

        Assert.Equal(20_000, findings.Count);
        Assert.Equal((20_025, 20), (findings[^1].Start.Line, findings[^1].Start.Column));
    }

    [Fact]
    public void Twenty_thousand_wrong_expressions_a_thousand_in_a_line_end_too()
    {
        string script = "      - run: \"\\t" + string.Concat(Enumerable.Repeat("${{ nosuch }}", 1_000)) + "\"\n";

        Assert.Equal(20_000, WorkflowChecker.Check(Head + string.Concat(Enumerable.Repeat(script, 20)), CheckSurroundings.None).Count);
    }

    [Theory]
    [InlineData("(", 21_500)]
    [InlineData("!", 21_500)]
    [InlineData("a.", 21_500)]
    [InlineData("a[", 21_500)]
    [InlineData("a==", 21_500)]
    [InlineData("a&&", 5_000)]
    [InlineData("f(", 5_000)]
    public void No_nesting_ends_the_process(string piece, int times)
    {
        string expression = string.Concat(Enumerable.Repeat(piece, times)) + "a";

        Assert.NotEmpty(WorkflowChecker.Check(Head + "      - run: ${{ " + expression + " }}\n", CheckSurroundings.None));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void No_depth_of_YAML_ends_the_process(string piece) =>
        Assert.NotEmpty(WorkflowChecker.Check("on: " + string.Concat(Enumerable.Repeat(piece, 100_000)), CheckSurroundings.None));
}
