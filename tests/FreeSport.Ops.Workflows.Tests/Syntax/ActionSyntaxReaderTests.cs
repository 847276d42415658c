using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Syntax;

public sealed class ActionSyntaxReaderTests
{
    [Fact]
    public void What_an_action_declares_is_read()
    {
        ActionSyntaxReading reading = ActionSyntaxReader.Read("""
            name: Deploy
            description: Deploys
            author: us
            inputs:
              Tag: { description: what, required: true }
              quoted: { required: 'true' }
              given: { required: true, default: '' }
              old:
                deprecationMessage: |
                  Take Tag.
            outputs:
              URL: { description: where, value: x }
            branding: { icon: edit, color: blue }
            runs:
              using: composite
              steps:
                - run: echo
                  shell: bash
            """);

        Assert.Empty(reading.Problems);
        ActionSyntax action = reading.Action!;
        Assert.Equal(("Deploy", "Deploys", "edit", "blue"), (action.Name!.Value, action.Description!.Value, action.BrandingIcon!.Value, action.BrandingColor!.Value));
        Assert.Equal([("Tag", true, false), ("quoted", true, false), ("given", false, false), ("old", false, true)], action.Inputs.Select(static i => (i.Name.Value, i.IsRequired, i.IsDeprecated)));
        Assert.Equal("Take Tag.", action.Inputs[3].DeprecationMessage);
        Assert.Equal([("URL", "x")], action.Outputs.Select(static o => (o.Name.Value, o.Value!.Value)));
        Assert.Equal("composite", action.Runs!.Using!.Value);
        Assert.Equal("echo", Assert.Single(action.Runs.Steps).Run!.Value);
    }

    [Theory]
    [InlineData("", null, false)]
    [InlineData("name: [", "", false)]
    [InlineData("- a", "\"action\" must be a mapping", true)]
    [InlineData("name: {a: b}", "A text is expected", true)]
    [InlineData("inputs: [a]", "\"inputs\" must be a mapping", true)]
    [InlineData("outputs: {a: {valu: x}}", "unexpected key \"valu\" for \"a\"", true)]
    [InlineData("runs: {using: composite, steps: [{run: x, timeout-minutes: 1}]}", "unexpected key \"timeout-minutes\"", true)]
    [InlineData("inputs: {a: text}", "\"a\" must be a mapping", true)]
    [InlineData("inputs: {a: {}, A: {}}", "Key \"A\" stands twice in \"inputs\"", true)]
    [InlineData("outputs: {a: {}, A: {}}", "Key \"A\" stands twice in \"outputs\"", true)]
    [InlineData("runs: text", "\"runs\" must be a mapping", true)]
    [InlineData("runs: {using: composite, steps: {}}", "\"steps\" must be a list", true)]
    [InlineData("branding: text", "\"branding\" must be a mapping", true)]
    public void What_cannot_be_read_is_named(string text, string? telling, bool hasAction)
    {
        ActionSyntaxReading reading = ActionSyntaxReader.Read(text);

        Assert.Contains(reading.Problems, p => p.Message.ToString().Contains(telling ?? string.Empty, StringComparison.Ordinal));
        Assert.Equal(hasAction, reading.Action is not null);
    }

    [Theory]
    [InlineData("inputs:\noutputs:\nbranding:\n")]
    [InlineData("inputs: {a: }\noutputs: {b: }\n")]
    [InlineData("something-new: 1\n")]
    public void Empty_parts_are_right(string text) => Assert.Empty(ActionSyntaxReader.Read(text).Problems);
}
