namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class ExpressionAvailabilityTests
{
    [Theory]
    [InlineData("run-name: ${{ secrets.A }}", 1, 15, "context \"secrets\" is not allowed here. Here are: github, inputs, vars.")]
    [InlineData("env:\n  A: ${{ env.B }}", 2, 10, "context \"env\"")]
    [InlineData("concurrency: ${{ needs.a }}", 1, 18, "context \"needs\"")]
    [InlineData("concurrency:\n  group: ${{ secrets.A }}", 2, 14, "context \"secrets\"")]
    [InlineData("defaults:\n  run:\n    shell: ${{ github.sha }}", 3, 16, "no context is")]
    [InlineData("name: ${{ github.sha }}", 1, 11, "no context is")]
    public void Of_the_workflow_not_everything_is_in_reach(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Top(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == ("expression", line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("name: ${{ env.A }}", 4, 15, "context \"env\"")]
    [InlineData("if: secrets.A == 'x'", 4, 9, "context \"secrets\" is not allowed here. Here are: github, inputs, needs, vars.")]
    [InlineData("if: matrix.os == 'x'\nstrategy: {matrix: {os: [a]}}", 4, 9, "context \"matrix\"")]
    [InlineData("if: hashFiles('x') == ''", 4, 9, "calling function \"hashFiles\" is not allowed here")]
    [InlineData("runs-on: ${{ env.RUNNER }}", 4, 18, "context \"env\"")]
    [InlineData("env:\n  A: ${{ runner.os }}", 5, 14, "context \"runner\"")]
    [InlineData("container: ${{ secrets.A }}", 4, 20, "context \"secrets\"")]
    [InlineData("services:\n  db:\n    image: ${{ env.A }}", 6, 20, "context \"env\"")]
    [InlineData("strategy:\n  matrix:\n    os: [\"${{ env.A }}\"]", 6, 19, "context \"env\"")]
    [InlineData("strategy:\n  fail-fast: ${{ matrix.x }}\n  matrix: {x: [true]}", 5, 22, "context \"matrix\"")]
    [InlineData("timeout-minutes: ${{ env.A }}", 4, 26, "context \"env\"")]
    [InlineData("environment: ${{ secrets.A }}", 4, 22, "context \"secrets\"")]
    [InlineData("environment:\n  name: x\n  url: ${{ secrets.A }}", 6, 16, "context \"secrets\"")]
    [InlineData("continue-on-error: ${{ always() }}", 4, 28, "calling function \"always\" is not allowed here")]
    [InlineData("name: ${{ success() }}", 4, 15, "\"success\"")]
    [InlineData("needs: ${{ github.sha }}", 4, 16, "no context is")]
    [InlineData("snapshot:\n  image-name: x\n  if: secrets.A == 'x'", 6, 11, "context \"secrets\"")]
    public void Of_a_job_not_everything_is_in_reach(string lines, int line, int column, string telling) =>
        Assert.Contains(Checked.Findings(Checked.Job(lines)), f => (f.Rule, f.Start.Line, f.Start.Column) == ("expression", line, column) && f.Message.ToString().Contains(telling, StringComparison.Ordinal));

    [Theory]
    [InlineData("uses: ${{ github.repository }}@v1", 13, "no context is")]
    [InlineData("run: echo\n  shell: ${{ env.A }}", 20, "no context is")]
    [InlineData("run: echo\n  if: secrets.A == 'x'", 13, "context \"secrets\"")]
    [InlineData("run: echo\n  name: ${{ failure() }}", 19, "\"failure\"")]
    [InlineData("run: echo\n  working-directory: ${{ jobs.a.result }}", 32, "\"jobs\"")]
    public void Of_a_step_not_everything_is_in_reach(string step, int column, string telling) => Checked.One(
        Checked.Steps("- " + step), "expression", step.Contains('\n', StringComparison.Ordinal) ? 7 : 6, step.Contains('\n', StringComparison.Ordinal) ? column : column + 6, telling);

    [Theory]
    [InlineData("run-name: ${{ github.actor }} ${{ inputs.x }} ${{ vars.A }}\non:\n  workflow_dispatch:\n    inputs:\n      x: {type: string}")]
    [InlineData("on: push\nenv:\n  A: ${{ secrets.A }}${{ vars.B }}")]
    [InlineData("on: push\nconcurrency: ${{ github.workflow }}-${{ vars.A }}")]
    public void What_is_in_reach_of_the_workflow_is_right(string lines) =>
        Checked.None($"{lines}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n");

    [Theory]
    [InlineData("if: always() && !cancelled() && needs.b.result == 'success'")]
    [InlineData("name: ${{ matrix.os }} ${{ strategy.job-index }} ${{ needs.b.result }}")]
    [InlineData("env:\n  A: ${{ secrets.A }} ${{ matrix.os }} ${{ needs.b.result }}")]
    [InlineData("container:\n  image: ${{ matrix.os }}\n  env:\n    A: ${{ secrets.A }} ${{ env.B }} ${{ runner.os }} ${{ job.status }}\n  credentials:\n    username: ${{ env.U }}\n    password: ${{ secrets.P }}")]
    [InlineData("services:\n  db:\n    image: ${{ matrix.os }}\n    env:\n      A: ${{ secrets.A }}\n    ports: ['${{ vars.PORT }}:5432']\n    options: ${{ vars.OPTIONS }}")]
    [InlineData("timeout-minutes: 5\nenvironment:\n  name: ${{ matrix.os }}\n  url: ${{ steps.one.outputs.url }} ${{ env.A }}")]
    [InlineData("outputs:\n  a: ${{ steps.one.outputs.a }} ${{ secrets.A }} ${{ runner.os }}")]
    [InlineData("defaults:\n  run:\n    working-directory: ${{ env.A }}/${{ matrix.os }}\n    shell: ${{ vars.SHELL }}")]
    [InlineData("snapshot:\n  image-name: x\n  if: matrix.os == 'a'")]
    public void What_is_in_reach_of_a_job_is_right(string lines) => Checked.None(Checked.Jobs(
        "b:\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\na:\n  needs: b\n  strategy: {matrix: {os: [a, b]}}\n  runs-on: ubuntu-latest\n  steps:\n    - run: echo\n      id: one\n  "
        + lines.Replace("\n", "\n  ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("if: success() || hashFiles('x') != '' || steps.one.outcome == 'failure'")]
    [InlineData("env:\n  A: ${{ secrets.A }} ${{ hashFiles('x') }} ${{ env.B }}")]
    [InlineData("continue-on-error: ${{ env.A == 'x' }}")]
    [InlineData("timeout-minutes: ${{ fromJSON(env.A) }}")]
    [InlineData("working-directory: ${{ env.A }}")]
    public void What_is_in_reach_of_a_step_is_right(string lines) =>
        Checked.None(Checked.Steps("- run: echo\n  id: one\n- run: echo\n  " + lines.Replace("\n", "\n  ", StringComparison.Ordinal)));
}
