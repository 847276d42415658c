namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class EnvironmentVariableRuleTests
{
    [Theory]
    [InlineData("A B")]
    [InlineData("A=B")]
    [InlineData("A&B")]
    [InlineData("ИМЯ ДВА")]
    public void Names_no_shell_can_hold_are_named_wherever_they_stand(string name)
    {
        string telling = $"\"{name}\" is no name of an environment variable";
        Checked.One(Checked.Top($"env:\n  \"{name}\": x"), "env-var", 2, 3, telling);
        Checked.One(Checked.Job($"env:\n  \"{name}\": x"), "env-var", 5, 7, telling);
        Checked.One(Checked.Steps($"- run: echo\n  env:\n    OK: y\n    \"{name}\": x"), "env-var", 9, 11, telling);
        Checked.One(Checked.Job($"container:\n  image: x\n  env:\n    \"{name}\": x"), "env-var", 7, 9, telling);
        Checked.One(Checked.Job($"services:\n  db:\n    image: x\n    env:\n      \"{name}\": x"), "env-var", 8, 11, telling);
    }

    [Theory]
    [InlineData("A_B: x")]
    [InlineData("a-b: x")]
    [InlineData("_: x")]
    [InlineData("\"-\": x")]
    [InlineData("Имя: x")]
    [InlineData("A.B: ''")]
    [InlineData("${{ github.job }}: x")]
    public void Other_names_are_right(string variable) => Checked.None(Checked.Job($"env:\n  {variable}"));

    [Fact]
    public void Variables_from_an_expression_are_not_judged() => Checked.None(Checked.Job("env: ${{ fromJSON(vars.ALL) }}"));
}
