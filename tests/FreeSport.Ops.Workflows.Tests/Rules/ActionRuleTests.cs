namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class ActionRuleTests
{
    [Theory]
    [InlineData("actions/checkout", "the version after @ is missing")]
    [InlineData("checkout@v4", "the owner is missing")]
    [InlineData("actions/@v4", "is empty")]
    [InlineData("/checkout@v4", "is empty")]
    [InlineData("actions/checkout@", "is empty")]
    [InlineData("checkout", "the version after @ is missing")]
    [InlineData("'docker://alpine:'", "The tag of the image \"docker://alpine:\" is empty")]
    [InlineData("docker://", "is no name of an image")]
    [InlineData("'docker://al pine'", "is no name of an image")]
    [InlineData("actions/checkout@v2", "too old to run on GitHub Actions: it asks for node12")]
    [InlineData("actions/checkout@v3", "asks for node16")]
    public void Names_that_lead_to_no_action_are_named(string uses, string telling) =>
        Checked.One(Checked.Steps($"- uses: {uses}"), "action", 6, 15, telling);

    [Theory]
    [InlineData("actions/checkout@v4")]
    [InlineData("owner/repository/path/of/action@v1.2.3")]
    [InlineData("owner/repository@8f4b7f84864484a7bf31766abe9204da3cbe65b3")]
    [InlineData("owner/repository@release/v1")]
    [InlineData("owner/repository@v1@2")]
    [InlineData("docker://alpine")]
    [InlineData("docker://ghcr.io/owner/image:1.2")]
    [InlineData("docker://localhost:5000/image")]
    [InlineData("docker://alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("./.github/actions/mine")]
    public void Names_that_lead_to_an_action_are_right(string uses) => Checked.None(Checked.Steps($"- uses: {uses}"));

    [Theory]
    [InlineData("actions/checkout@v4", "fetch-dept: 0", 8, 11, "\"fetch-dept\" is not defined in action \"actions/checkout@v4\"")]
    [InlineData("actions/checkout@v4", "fetch-dept: 0", 8, 11, "Did you mean 'fetch-depth'?")]
    [InlineData("actions/checkout@v4", "fetch-depth: 0\n    depth: 1", 9, 11, "\"depth\"")]
    [InlineData("actions/upload-artifact@v4", "name: x", 6, 15, "missing input \"path\" which is required")]
    [InlineData("actions/cache@v4", "path: x", 6, 15, "missing input \"key\"")]
    public void Inputs_a_known_action_does_not_take_or_must_have_are_named(string uses, string with, int line, int column, string telling) =>
        Checked.One(Checked.Steps($"- uses: {uses}\n  with:\n    {with}"), "action", line, column, telling);

    [Theory]
    [InlineData("actions/checkout@v4", "fetch-depth: 0")]
    [InlineData("actions/checkout@v4", "FETCH-DEPTH: 0")]
    [InlineData("actions/upload-artifact@v4", "PATH: x")]
    [InlineData("owner/repository@v1", "anything: x")]
    [InlineData("actions/checkout@some-branch", "anything: x")]
    [InlineData("docker://alpine", "args: x\n    entrypoint: y")]
    public void Inputs_an_action_takes_or_nobody_knows_are_right(string uses, string with) =>
        Checked.None(Checked.Steps($"- uses: {uses}\n  with:\n    {with}"));

    [Fact]
    public void Both_missing_inputs_are_told() => Checked.All(
        Checked.Steps("- uses: actions/cache@v4"), "action", [(6, 15, "\"key\""), (6, 15, "\"path\"")]);
}
