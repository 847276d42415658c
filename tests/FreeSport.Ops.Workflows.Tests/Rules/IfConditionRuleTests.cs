namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class IfConditionRuleTests
{
    [Theory]
    [InlineData("true", "constant expression \"true\" in condition")]
    [InlineData("false", "always comes out the same")]
    [InlineData("1", "constant expression")]
    [InlineData("\"'text'\"", "constant expression")]
    [InlineData("true || false", "constant expression")]
    [InlineData("\"!null && 'a' == 'A'\"", "constant expression")]
    [InlineData("contains('abc', 'b')", "constant expression")]
    [InlineData("format('{0}', 1) == '1'", "constant expression")]
    [InlineData("${{ true }}", "constant expression")]
    [InlineData("${{ startsWith('abc', 'a') }}", "constant expression")]
    [InlineData("${{ github.ref }} == 'x'", "always evaluated to true, because extra characters are around")]
    [InlineData("${{ github.ref }} && ${{ github.sha }}", "always evaluated to true")]
    [InlineData("\"${{ github.ref }} \"", "always evaluated to true")]
    [InlineData("\" ${{ github.ref }}\"", "always evaluated to true")]
    [InlineData("\"!${{ github.ref }}\"", "always evaluated to true")]
    [InlineData("|\n    ${{ github.ref }}", "always evaluated to true")]
    public void Conditions_that_decide_nothing_are_named(string condition, string telling)
    {
        Checked.One(Checked.Steps($"- if: {condition}\n  run: echo"), "if-cond", 6, 13, telling);
        Checked.One(Checked.Job($"if: {condition}"), "if-cond", 4, 9, telling);
        Checked.One(Checked.Job($"snapshot:\n  image-name: x\n  if: {condition.Replace("\n", "\n  ", StringComparison.Ordinal)}"), "if-cond", 6, 11, telling);
    }

    [Theory]
    [InlineData("github.ref == 'refs/heads/main'")]
    [InlineData("${{ github.ref == 'refs/heads/main' }}")]
    [InlineData("${{ github.ref }}")]
    [InlineData("always()")]
    [InlineData("\"!cancelled()\"")]
    [InlineData("success() || failure()")]
    [InlineData("fromJSON('true')")]
    [InlineData(">-\n    github.ref == 'x'\n    && github.sha != 'y'")]
    [InlineData("|\n    github.ref == 'x'")]
    public void Conditions_that_decide_are_right(string condition)
    {
        Checked.None(Checked.Steps($"- if: {condition}\n  run: echo"));
        Checked.None(Checked.Job($"if: {condition}"));
    }

    [Fact]
    public void Unknown_functions_are_not_constant() =>
        Checked.One(Checked.Steps("- if: nothing(1)\n  run: echo"), "expression", 6, 13, "undefined function \"nothing\"");
}
