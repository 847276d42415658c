using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class StepAndNeedTypesTests
{
    [Theory]
    [InlineData("- run: echo ${{ steps.one.outputs.x }}\n- run: echo\n  id: one", 6, "\"one\" is not defined in object type {}")]
    [InlineData("- run: echo ${{ steps.one.outputs.x }}\n  id: one", 6, "\"one\"")]
    [InlineData("- run: echo\n  id: one\n- run: echo ${{ steps.two.outputs.x }}", 8, "in object type {one}")]
    [InlineData("- run: echo\n  id: one\n- run: echo ${{ steps.one.output.x }}", 8, "in object type {conclusion; outcome; outputs}")]
    [InlineData("- uses: actions/cache@v4\n  id: one\n  with: {path: x, key: y}\n- run: echo ${{ steps.one.outputs.hit }}", 9, "property \"hit\" is not defined in object type {cache-hit")]
    public void What_no_step_before_hands_on_is_named(string steps, int line, string telling) =>
        Checked.One(Checked.Steps(steps), "expression", line, 23, telling);

    [Theory]
    [InlineData("- run: echo\n  id: one\n- run: echo ${{ steps.ONE.outputs.anything }} ${{ steps.one.outcome }}")]
    [InlineData("- uses: actions/cache@v4\n  id: one\n  with: {path: x, key: y}\n- run: echo ${{ steps.one.outputs.CACHE-HIT }}")]
    [InlineData("- uses: owner/repository@v1\n  id: one\n- run: echo ${{ steps.one.outputs.anything }}")]
    [InlineData("- uses: actions/github-script@v7\n  id: one\n  with: {script: x}\n- run: echo ${{ steps.one.outputs.result }} ${{ steps.one.outputs.anything }}")]
    [InlineData("- uses: docker://alpine\n  id: one\n- run: echo ${{ steps.one.outputs.anything }}")]
    [InlineData("- uses: actions/download-artifact@v3-node20\n  id: one\n- run: echo ${{ steps.one.outputs.download-path }}")]
    [InlineData("- uses: ./mine\n  id: one\n- run: echo ${{ steps.one.outputs.anything }}")]
    public void What_steps_before_hand_on_is_right(string steps) => Checked.None(Checked.Steps(steps));

    [Fact]
    public void Outputs_of_an_action_of_the_repository_are_those_it_declares()
    {
        using TempFolder folder = new("Проект");
        folder.Write("mine/action.yml", "name: n\ndescription: d\noutputs: {o: {value: x}}\nruns: {using: composite, steps: [{run: echo, shell: bash}]}\n");

        Checked.One(
            Checked.Steps("- uses: ./mine\n  id: one\n- run: echo ${{ steps.one.outputs.O }} ${{ steps.one.outputs.p }}"),
            "expression", 8, 50, "property \"p\" is not defined in object type {o}", new CheckSurroundings(CheckerSettings.Default, new RepositoryFiles(folder.Path)));
    }

    [Theory]
    [InlineData("needs.a.outputs.zip", "\"zip\" is not defined in object type {tag}")]
    [InlineData("needs.a.output", "in object type {outputs; result}")]
    [InlineData("needs.b.result", "\"b\" is not defined in object type {a}")]
    [InlineData("needs.first.result", "job \"last\" does not need \"first\", so that this is always empty. Add needs: [a, first].")]
    public void What_no_needed_job_hands_on_is_named(string expression, string telling) =>
        Checked.One(Needing(expression), "expression", 19, 23, telling);

    [Theory]
    [InlineData("needs.a.outputs.tag")]
    [InlineData("needs.A.outputs.TAG")]
    [InlineData("needs.a.result")]
    [InlineData("toJSON(needs)")]
    [InlineData("join(needs.*.result)")]
    [InlineData("contains(needs.*.result, 'failure')")]
    public void What_needed_jobs_hand_on_is_right(string expression) => Checked.None(Needing(expression));

    [Theory]
    [InlineData("jobs.a.outputs.tag", null)]
    [InlineData("jobs.A.result", null)]
    [InlineData("jobs.b.outputs.tag", "\"b\" is not defined in object type {a}")]
    [InlineData("jobs.a.outputs.nope", "\"nope\"")]
    [InlineData("steps.x.outputs.y", "context \"steps\" is not allowed here")]
    [InlineData("secrets.A", "context \"secrets\" is not allowed here")]
    public void Outputs_of_a_called_workflow_are_those_of_its_jobs(string expression, string? telling)
    {
        string text = $"on:\n  workflow_call:\n    outputs:\n      o:\n        value: ${{{{ {expression} }}}}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    outputs: {{tag: x}}\n    steps:\n      - run: echo\n";
        if (telling is null)
        {
            Checked.None(text);
        }
        else
        {
            Assert.Contains(Checked.Findings(text), f => (f.Start.Line, f.Start.Column) == (5, 20) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("inputs.tag", null)]
    [InlineData("github.event.inputs.tag", null)]
    [InlineData("inputs.force && 'a' || 'b'", null)]
    [InlineData("inputs.nope", "in object type {count; force; tag}")]
    [InlineData("github.event.inputs.nope", "in object type {count; force; tag}")]
    [InlineData("inputs.count.x", "\"x\" is asked of a number")]
    [InlineData("github.event.inputs.count.x", "\"x\" is asked of a string")]
    public void Inputs_are_those_that_are_declared(string expression, string? telling)
    {
        string text = $"on:\n  workflow_dispatch:\n    inputs:\n      tag: {{type: string}}\n      force: {{type: boolean}}\n      count: {{type: number}}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{{{ {expression} }}}}\n";
        if (telling is null)
        {
            Checked.None(text);
        }
        else
        {
            Checked.One(text, "expression", 11, 23, telling);
        }
    }

    [Theory]
    [InlineData("secrets.KEY", null)]
    [InlineData("secrets.key", null)]
    [InlineData("secrets.GITHUB_TOKEN", null)]
    [InlineData("secrets.ACTIONS_STEP_DEBUG", null)]
    [InlineData("secrets.OTHER", "\"OTHER\" is not defined")]
    public void Secrets_of_a_called_workflow_are_those_it_declares(string expression, string? telling)
    {
        string text = $"on:\n  workflow_call:\n    secrets:\n      KEY: {{required: true}}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{{{ {expression} }}}}\n";
        if (telling is null)
        {
            Checked.None(text);
        }
        else
        {
            Checked.One(text, "expression", 9, 23, telling);
        }
    }

    [Fact]
    public void A_default_of_another_type_than_its_input_is_named() => Checked.One(
        Checked.On("workflow_call:\n  inputs:\n    a:\n      type: boolean\n      default: ${{ github.sha }}"), "expression", 6, 18, "Input \"a\" is a boolean; its default is string");

    private static string Needing(string expression) => Checked.Jobs(
        $"first:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\na:\n  needs: first\n  runs-on: ubuntu-latest\n  outputs: {{tag: x}}\n  steps:\n    - run: echo\nlast:\n  needs: [a]\n  name: x\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\n    - run: echo ${{{{ {expression} }}}}");
}
