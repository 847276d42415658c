namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class DispatchInputsRuleTests
{
    // The input's lines begin at line 5, column 9.
    [Theory]
    [InlineData("type: choice", 4, 7, "a \"choice\" without \"options\"")]
    [InlineData("type: string\noptions: [a]", 4, 7, "has \"options\" but is no \"choice\"")]
    [InlineData("options: [a]", 4, 7, "has \"options\" but is no \"choice\"")]
    [InlineData("type: choice\noptions: [a, b, a]", 6, 25, "Option \"a\" of input \"x\" stands twice")]
    [InlineData("type: choice\noptions: [a, b]\ndefault: c", 7, 18, "none of its options: a, b")]
    [InlineData("type: choice\noptions: [a, b]\ndefault: A", 7, 18, "\"A\"")]
    [InlineData("type: number\ndefault: many", 6, 18, "is no number")]
    [InlineData("type: boolean\ndefault: 'yes'", 6, 18, "neither true nor false")]
    public void Inputs_of_a_dispatch_that_contradict_themselves_are_named(string input, int line, int column, string telling) =>
        Checked.One(Dispatch(input), "events", line, column, telling);

    [Theory]
    [InlineData("type: choice\noptions: [a, b, A]\ndefault: b")]
    [InlineData("type: number\ndefault: -1.5e3")]
    [InlineData("type: boolean\ndefault: true")]
    [InlineData("type: environment\ndefault: production")]
    [InlineData("type: string\ndefault: true\nrequired: true")]
    [InlineData("description: x")]
    public void Inputs_of_a_dispatch_that_fit_are_right(string input) => Checked.None(Dispatch(input));

    [Fact]
    public void Twenty_five_inputs_are_right_and_twenty_six_are_not()
    {
        static string Inputs(int count) => "workflow_dispatch:\n  inputs:\n" + string.Concat(Enumerable.Range(1, count).Select(static i => $"    i{i}:\n      type: string\n"));

        Checked.None(Checked.On(Inputs(25)));
        Checked.One(Checked.On(Inputs(26)), "events", 2, 3, "at most 25 inputs; here are 26");
    }

    [Theory]
    [InlineData("type: number\ndefault: many", 6, 18, "is no number")]
    [InlineData("type: boolean\ndefault: 1", 6, 18, "neither true nor false")]
    [InlineData("type: string\nrequired: true\ndefault: a", 7, 18, "is required, so that its default \"a\" is never used")]
    public void Inputs_of_a_call_that_contradict_themselves_are_named(string input, int line, int column, string telling) =>
        Checked.One(Call(input), "events", line, column, telling);

    [Theory]
    [InlineData("type: number\ndefault: ${{ fromJSON(vars.LIMIT) }}")]
    [InlineData("type: boolean\ndefault: FALSE")]
    [InlineData("type: string\nrequired: true")]
    [InlineData("type: string\nrequired: false\ndefault: ''")]
    public void Inputs_of_a_call_that_fit_are_right(string input) => Checked.None(Call(input));

    private static string Dispatch(string input) => Checked.On("workflow_dispatch:\n  inputs:\n    x:\n      " + input.Replace("\n", "\n      ", StringComparison.Ordinal));

    private static string Call(string input) => Checked.On("workflow_call:\n  inputs:\n    x:\n      " + input.Replace("\n", "\n      ", StringComparison.Ordinal));
}
