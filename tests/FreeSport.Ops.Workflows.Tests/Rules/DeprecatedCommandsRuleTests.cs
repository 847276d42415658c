using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class DeprecatedCommandsRuleTests
{
    [Theory]
    [InlineData("- run: echo ::set-output name=a::1", 6, 19, "\"set-output\" was deprecated", "$GITHUB_OUTPUT")]
    [InlineData("- run: 'echo \"::save-state name=a_b-c::x\"'", 6, 21, "\"save-state\"", "$GITHUB_STATE")]
    [InlineData("- run: |\n    cd x\n    echo ::set-env   name=PATH_X::$PWD", 8, 16, "\"set-env\"", "$GITHUB_ENV")]
    [InlineData("- run: |\n    echo ::add-path::/opt/bin\n", 7, 16, "\"add-path\"", "$GITHUB_PATH")]
    [InlineData("- run: Write-Host \"x::set-output name=тег::1\" ::set-output name=b::2", 6, 53, "\"set-output\"", "$GITHUB_OUTPUT")]
    public void Commands_out_of_service_are_named_with_what_took_their_place(string step, int line, int column, string telling, string instead)
    {
        Checked.One(Checked.Steps(step), "deprecated-commands", line, column, telling);
        Checked.One(Checked.Steps(step), "deprecated-commands", line, column, instead);
    }

    [Theory]
    [InlineData("echo ::set-output name=-a::1")]
    [InlineData("echo ::set-output x name=a::1")]
    [InlineData("echo ::set-output id=a::1")]
    [InlineData("echo ::set-output name=a::")]
    [InlineData("echo set-output name=a 1")]
    [InlineData("echo ::add-path /opt")]
    [InlineData("echo ::add-mask::x")]
    [InlineData("echo ::group::name")]
    [InlineData("echo \"a=1\" >> $GITHUB_OUTPUT")]
    public void Everything_else_is_right(string run) => Checked.None(Checked.Steps($"- run: |\n    {run}"));

    [Fact]
    public void Each_is_told_at_its_own_place()
    {
        string text = Checked.Steps("- run: |\n    echo ::set-output name=a::1 ::save-state name=a::1\n    echo ::set-output name=b::2");

        Checked.All(text, "deprecated-commands", [(7, 16, "set-output"), (7, 39, "save-state"), (8, 16, "set-output")]);
        Finding first = Checked.Findings(text)[0];
        Assert.Equal("::set-output name=a::1".Length, first.EndColumn - first.Start.Column);
    }
}
