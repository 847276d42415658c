using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class WorkflowCallRuleTests : IDisposable
{
    private readonly TempFolder _folder = new("Проект");

    public WorkflowCallRuleTests()
    {
        const string jobs = "jobs:\n  a:\n    runs-on: ubuntu-latest\n    outputs:\n      o: x\n    steps:\n      - run: echo\n";
        _folder.Write(".github/workflows/ok.yml", "on:\n  workflow_call:\n    inputs:\n      must: {type: string, required: true}\n      may: {type: number}\n      flag: {type: boolean}\n      given: {type: string, default: x}\n    secrets:\n      key: {required: true}\n      spare: {}\n    outputs:\n      out: {value: x}\n" + jobs);
        _folder.Write(".github/workflows/upper.yml", "on:\n  workflow_call:\n    inputs:\n      MUST: {type: string, required: true}\n    secrets:\n      KEY: {required: true}\n" + jobs);
        _folder.Write(".github/workflows/bare.yml", "on: workflow_call\n" + jobs);
        _folder.Write(".github/workflows/list.yml", "on: [push, workflow_call]\n" + jobs);
        _folder.Write(".github/workflows/push.yml", "on: push\n" + jobs);
        _folder.Write(".github/workflows/no-on.yml", jobs);
        _folder.Write(".github/workflows/broken.yml", "on: [\n");
        _folder.Write(".github/workflows/broken-inputs.yml", "on:\n  workflow_call:\n    inputs: [a]\n" + jobs);
    }

    [Theory]
    [InlineData("./ok.yml@main")]
    [InlineData("/owner/x.yml@main")]
    [InlineData("./")]
    [InlineData(".")]
    [InlineData("owner/x.yml@main")]
    [InlineData("owner/repository/x.yml")]
    [InlineData("owner//x.yml@main")]
    [InlineData("owner/repository/@main")]
    [InlineData("owner/repository/x.yml@")]
    [InlineData("../ok.yml")]
    public void Names_that_lead_to_no_workflow_are_named(string uses) => Checked.One(Call(uses), "workflow-call", 4, 11, $"\"{uses}\" names no workflow");

    [Theory]
    [InlineData("owner/repository/.github/workflows/x.yml@main")]
    [InlineData("owner/repository/x.yml@release/v1")]
    [InlineData("owner/repository/x.yml@@")]
    [InlineData("./not-checked-without-a-repository.yml")]
    public void Names_that_lead_to_a_workflow_are_right(string uses) => Checked.None(Call(uses));

    [Theory]
    [InlineData("./.github/workflows/missing.yml", "could not read reusable workflow file for \"./.github/workflows/missing.yml\"")]
    [InlineData("./.github/workflows/push.yml", "cannot be called: it has no workflow_call")]
    [InlineData("./.github/workflows/no-on.yml", "cannot be called: it has no workflow_call")]
    [InlineData("./.github/workflows/broken.yml", "cannot be read as a workflow")]
    [InlineData("./.github/workflows/broken-inputs.yml", "cannot be read as a workflow")]
    public void Workflows_that_cannot_be_called_are_named(string uses, string telling) =>
        Checked.One(Call(uses), "workflow-call", 4, 11, telling, Repository());

    [Theory]
    [InlineData("with: {must: a, odd: b}\nsecrets: inherit", 5, 21, "has no input \"odd\". It has: ")]
    [InlineData("with: {must: a, ODD: b}\nsecrets: inherit", 5, 21, "has no input \"ODD\"")]
    [InlineData("with: {may: 1}\nsecrets: inherit", 4, 11, "must be given \"must\"")]
    [InlineData("with: {must: a}\nsecrets: {key: b, odd: c}", 6, 23, "takes no secret \"odd\". It takes: key, spare.")]
    [InlineData("with: {must: a}\nsecrets: {spare: b}", 4, 11, "must be given the secret \"key\"")]
    [InlineData("with: {must: a}", 4, 11, "must be given the secret \"key\"")]
    public void What_a_workflow_does_not_take_or_must_have_is_named(string job, int line, int column, string telling) =>
        Checked.One(Call("./.github/workflows/ok.yml", job), "workflow-call", line, column, telling, Repository());

    [Theory]
    [InlineData("with: {must: a, may: many}\nsecrets: inherit", 5, 26, "Input \"may\" of ./.github/workflows/ok.yml is a number; a string is given")]
    [InlineData("with: {must: a, may: true}\nsecrets: inherit", 5, 26, "a boolean is given")]
    [InlineData("with: {must: a, may: '${{ github.ref }}'}\nsecrets: inherit", 5, 26, "a string is given")]
    [InlineData("with: {must: '${{ github }}'}\nsecrets: inherit", 5, 18, "is a string")]
    public void What_is_of_another_type_is_named(string job, int line, int column, string telling) =>
        Checked.One(Call("./.github/workflows/ok.yml", job), "expression", line, column, telling, Repository());

    [Theory]
    [InlineData("./.github/workflows/ok.yml", "with: {must: a}\nsecrets: inherit")]
    [InlineData("./.github/workflows/ok.yml", "with: {MUST: a, may: 1.5, flag: true}\nsecrets: {KEY: b}")]
    [InlineData("./.github/workflows/ok.yml", "with: {must: 1, may: '${{ fromJSON(vars.N) }}'}\nsecrets: {key: b}")]
    [InlineData("./.github/workflows/upper.yml", "with: {must: a}\nsecrets: {key: b}")]
    [InlineData("./.github/workflows/bare.yml", "name: x")]
    [InlineData("./.github/workflows/list.yml", "name: x")]
    [InlineData("owner/repository/x.yml@v1", "with: {any: a}\nsecrets: {any: b}")]
    [InlineData("./${{ vars.X }}.yml", "with: {any: a}", true)]
    public void What_a_workflow_takes_is_right(string uses, string job, bool hasExpression = false) =>
        Assert.Equal(hasExpression ? ["expression"] : [], Checked.Findings(Call(uses, job), Repository()).Select(static f => f.Rule));

    [Fact]
    public void A_workflow_without_inputs_and_secrets_takes_none() => Checked.All(
        Call("./.github/workflows/bare.yml", "with: {x: a}\nsecrets: {y: b}"), "workflow-call", [(5, 12, "has no input \"x\". It has: -."), (6, 15, "takes no secret \"y\". It takes: -.")], Repository());

    [Fact]
    public void Outputs_of_the_called_workflow_are_known()
    {
        const string after = "  b:\n    needs: a\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ needs.a.outputs.OUT }}\n      - run: echo ${{ needs.a.outputs.other }}\n";

        Checked.One(Call("./.github/workflows/ok.yml", "with: {must: a}\nsecrets: inherit") + after, "expression", 12, 23, "\"other\" is not defined", Repository());
    }

    [Fact]
    public void A_workflow_of_the_callers_own_commit_is_held_against_what_it_takes()
    {
        Checked.None(Call("$/.github/workflows/ok.yml", "with: {must: a}\nsecrets: inherit"), Repository());
        Checked.One(Call("$/.github/workflows/ok.yml", "with: {must: a, odd: b}\nsecrets: inherit"), "workflow-call", 5, 21, "has no input \"odd\"", Repository());
        Checked.One(Call("$/.github/workflows/missing.yml"), "workflow-call", 4, 11, "could not read reusable workflow file", Repository());
        Checked.One(Call("$/.github/workflows/ok.yml@main"), "workflow-call", 4, 11, "takes no @ref", Repository());
        Checked.One(Call("$/"), "workflow-call", 4, 11, "names no workflow", Repository());
    }

    public void Dispose() => _folder.Dispose();

    private static string Call(string uses, string job = "name: x") => Checked.Jobs($"a:\n  uses: {uses}\n  {job.Replace("\n", "\n  ", StringComparison.Ordinal)}");

    private CheckSurroundings Repository() => new(CheckerSettings.Default, new RepositoryFiles(_folder.Path));
}
