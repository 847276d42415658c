using System.Text;

using FreeSport.Ops.Workflows.Checking;
using FreeSport.Ops.Workflows.Planning;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

/// <summary>Files of actions, whether a workflow uses them or not. The judge is the runner, which reads them.</summary>
public sealed class ActionFileRuleTests : IDisposable
{
    private const string Head = "name: n\ndescription: d\n";

    private const string Composite = "runs:\n  using: composite\n  steps:\n    - run: echo\n      shell: bash\n";

    private readonly TempFolder _folder = new("Проект [1]");

    [Theory]
    [InlineData("description: d\n" + Composite, 1, 1, FsFindingSeverity.Warning, "\"name\" is missing")]
    [InlineData("name: n\n" + Composite, 1, 1, FsFindingSeverity.Warning, "\"description\" is missing")]
    [InlineData("name: ''\ndescription: d\n" + Composite, 1, 1, FsFindingSeverity.Warning, "\"name\" is missing")]
    [InlineData(Head, 1, 1, FsFindingSeverity.Error, "\"runs.using\" is missing")]
    [InlineData(Head + "runs:\n  main: a.js\n", 3, 1, FsFindingSeverity.Error, "\"runs.using\" is missing")]
    [InlineData(Head + "runs:\n  using: java\n", 4, 10, FsFindingSeverity.Error, "\"java\" runs nowhere")]
    [InlineData(Head + "runs:\n  using: node16\n  main: a.js\n", 4, 10, FsFindingSeverity.Warning, "\"node16\" is gone")]
    [InlineData(Head + "runs:\n  using: node13\n  main: a.js\n", 4, 10, FsFindingSeverity.Error, "\"node13\" runs nowhere")]
    [InlineData(Head + "runs:\n  using: node24\n", 4, 10, FsFindingSeverity.Error, "\"main\" is missing in \"runs\", and \"node24\" asks for it")]
    [InlineData(Head + "runs:\n  using: node24\n  main: b.js\n", 5, 9, FsFindingSeverity.Error, "the file b.js, named by \"main\"")]
    [InlineData(Head + "runs:\n  using: node24\n  main: dist/index.js\n", 5, 9, FsFindingSeverity.Warning, "an earlier step must make it")]
    [InlineData(Head + "runs:\n  using: node24\n  main: a.js\n  pre: b.js\n", 6, 8, FsFindingSeverity.Error, "named by \"pre\"")]
    [InlineData(Head + "runs:\n  using: node24\n  main: a.js\n  post-if: always()\n", 6, 12, FsFindingSeverity.Warning, "\"post\" is missing")]
    [InlineData(Head + "runs:\n  using: node24\n  main: a.js\n  image: Dockerfile\n", 6, 3, FsFindingSeverity.Error, "\"image\" in \"runs\" is not for node24")]
    [InlineData(Head + "runs:\n  using: docker\n", 4, 10, FsFindingSeverity.Error, "\"image\" is missing")]
    [InlineData(Head + "runs:\n  using: docker\n  image: sub/Dockerfile\n", 5, 10, FsFindingSeverity.Error, "the file sub/Dockerfile")]
    [InlineData(Head + "runs:\n  using: docker\n  image: a.js\n", 5, 10, FsFindingSeverity.Error, "neither a Dockerfile of the action nor an image")]
    [InlineData(Head + "runs:\n  using: docker\n  image: ghcr.io/o/r:1\n", 5, 10, FsFindingSeverity.Error, "docker://image:tag")]
    [InlineData(Head + "runs:\n  using: docker\n  image: Dockerfile\n  main: a.js\n", 6, 3, FsFindingSeverity.Error, "\"main\" in \"runs\" is not for docker")]
    [InlineData(Head + "runs:\n  using: docker\n  image: Dockerfile\n  args: ['${{ github.ref }}']\n", 6, 15, FsFindingSeverity.Error, "context \"github\" is not allowed here. Here are: inputs.")]
    [InlineData(Head + "runs:\n  using: composite\n", 4, 10, FsFindingSeverity.Error, "\"steps\" is missing")]
    [InlineData(Head + "runs:\n  using: composite\n  steps: []\n", 5, 10, FsFindingSeverity.Warning, "no steps and does nothing")]
    [InlineData(Head + Composite + "  post: a.js\n", 8, 3, FsFindingSeverity.Error, "\"post\" in \"runs\" is not for composite")]
    [InlineData(Head + "branding: {icon: rocket-ship}\n" + Composite, 3, 18, FsFindingSeverity.Warning, "there is no icon \"rocket-ship\"")]
    [InlineData(Head + "branding: {color: pink}\n" + Composite, 3, 19, FsFindingSeverity.Warning, "there is no color \"pink\"")]
    [InlineData(Head + "inputs:\n  i:\n    deprecationMessage: ''\n" + Composite, 5, 25, FsFindingSeverity.Note, "input \"i\" is deprecated, but")]
    [InlineData(Head + "inputs:\n  i:\n    defualt: x\n" + Composite, 5, 5, FsFindingSeverity.Warning, "Did you mean 'default'?")]
    [InlineData(Head + "inputs: {i: {}, I: {}}\n" + Composite, 3, 17, FsFindingSeverity.Error, "\"I\" stands twice")]
    [InlineData(Head + "inputs: {i: {default: '${{ secrets.KEY }}'}}\n" + Composite, 3, 28, FsFindingSeverity.Error, "context \"secrets\" is not allowed here")]
    [InlineData(Head + "outputs: {o: {value: x}, O: {value: x}}\n" + Composite, 3, 26, FsFindingSeverity.Error, "\"O\" stands twice")]
    [InlineData(Head + "outputs: {o: {description: d}}\n" + Composite, 3, 11, FsFindingSeverity.Warning, "has no \"value\", so that it is always empty. Write value: ${{ steps.ID.outputs.NAME }}.")]
    [InlineData(Head + "outputs: {o: {value: '${{ secrets.KEY }}'}}\n" + Composite, 3, 27, FsFindingSeverity.Error, "context \"secrets\" is not allowed here")]
    [InlineData(Head + "outputs: {o: {value: '${{ steps.nosuch.outputs.x }}'}}\n" + Composite, 3, 27, FsFindingSeverity.Warning, "\"nosuch\" is not defined")]
    public void What_is_wrong_is_named_where_it_stands(string action, int line, int column, FsFindingSeverity severity, string telling)
    {
        Finding finding = Assert.Single(Findings(action));

        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Equal((line, column, severity), (finding.Start.Line, finding.Start.Column, finding.Severity));
    }

    [Theory]
    [InlineData("- run: make", FsFindingSeverity.Error, "the step needs \"shell\"")]
    [InlineData("- {run: make, shell: zsh}", FsFindingSeverity.Error, "shell name \"zsh\" is invalid")]
    [InlineData("- {run: 'echo ${{ secrets.KEY }}', shell: bash}", FsFindingSeverity.Error, "context \"secrets\" is not allowed here")]
    [InlineData("- {run: 'echo ${{ vars.KEY }}', shell: bash}", FsFindingSeverity.Error, "context \"vars\" is not allowed here")]
    [InlineData("- {run: 'echo ${{ needs.a.result }}', shell: bash}", FsFindingSeverity.Error, "context \"needs\" is not allowed here")]
    [InlineData("- {run: 'echo ${{ github.event.issue.title }}', shell: bash}", FsFindingSeverity.Warning, "potentially untrusted")]
    [InlineData("- {run: 'echo ${{ inputs.nosuch }}', shell: bash}", FsFindingSeverity.Warning, "\"nosuch\" is not defined")]
    [InlineData("- {run: 'echo ::set-env name=A::b', shell: bash}", FsFindingSeverity.Error, "workflow command \"set-env\"")]
    [InlineData("- {run: make, shell: bash, if: secrets.KEY}", FsFindingSeverity.Error, "context \"secrets\" is not allowed here")]
    [InlineData("- {run: make, shell: bash, if: true}", FsFindingSeverity.Warning, "always comes out the same")]
    [InlineData("- {run: make, shell: bash, env: {'A B': x}}", FsFindingSeverity.Warning, "no name of an environment variable")]
    [InlineData("- {run: make, shell: bash, timeout-minutes: 5}", FsFindingSeverity.Error, "unexpected key \"timeout-minutes\"")]
    [InlineData("- {run: make, shell: bash, nosuch: 5}", FsFindingSeverity.Error, "unexpected key \"nosuch\"")]
    [InlineData("- {id: 1x, run: make, shell: bash}", FsFindingSeverity.Error, "\"1x\" is no id")]
    [InlineData("- {id: x, run: make, shell: bash}\n    - {id: X, run: make, shell: bash}", FsFindingSeverity.Error, "\"X\" stands twice")]
    [InlineData("- {uses: actions/checkout}", FsFindingSeverity.Error, "the version after @ is missing")]
    [InlineData("- {uses: actions/checkout@v4, with: {fetch-dept: 0}}", FsFindingSeverity.Warning, "input \"fetch-dept\" is not defined")]
    [InlineData("- {uses: actions/cache@v2, with: {path: x, key: y}}", FsFindingSeverity.Error, "fails every run")]
    [InlineData("- {uses: ./other, with: {odd: x}}", FsFindingSeverity.Warning, "input \"odd\" is not defined in action \"./other\"")]
    [InlineData("- {uses: docker/build-push-action@v6, with: {push: true, tags: ghcr.io/o/r, build-args: 'API_URL=http://localhost:8000'}}", FsFindingSeverity.Warning, "localhost")]
    [InlineData("- {uses: ./nowhere}", FsFindingSeverity.Warning, "is not in this repository")]
    [InlineData("- {uses: $/nowhere}", FsFindingSeverity.Error, "is not in this repository")]
    [InlineData("- {uses: ./mine}", FsFindingSeverity.Error, "in a circle, so that this step never ends: ./mine > ./mine.")]
    [InlineData("- {uses: ./back}", FsFindingSeverity.Error, "in a circle, so that this step never ends: ./mine > ./back > ./mine.")]
    public void Steps_are_held_against_the_rules_for_steps(string steps, FsFindingSeverity severity, string telling)
    {
        Finding finding = Assert.Single(Findings($"{Head}inputs: {{given: {{}}}}\nruns:\n  using: composite\n  steps:\n    {steps}\n"));

        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Equal(severity, finding.Severity);
    }

    [Theory]
    [InlineData(Composite)]
    [InlineData("runs:\n  using: node24\n  main: a.js\n  pre: sub/b.js\n  pre-if: always()\n  post: a.js\n  post-if: runner.os == 'Linux'\n")]
    [InlineData("runs:\n  using: node20\n  main: ./a.js\n")]
    [InlineData("runs:\n  using: docker\n  image: Dockerfile\n  args: ['${{ inputs.i }}']\n  env: {A: b}\ninputs: {i: {}}\n")]
    [InlineData("runs:\n  using: docker\n  image: docker://alpine:3\n  entrypoint: run.sh\n  pre-entrypoint: pre.sh\n  pre-if: always()\n")]
    [InlineData("author: us\nsomething-new: 1\nbranding: {icon: edit, color: gray-dark}\n" + Composite)]
    [InlineData("inputs:\n  i:\n    description: d\n    type: string\n    required: false\n    default: ${{ github.token }}\noutputs:\n  o:\n    description: d\n    value: ${{ steps.s.outputs.x }}${{ inputs.i }}\nruns:\n  using: composite\n  steps:\n    - {id: s, run: make, shell: '${{ inputs.i }}', if: \"always() && inputs.i != ''\", working-directory: '${{ github.action_path }}', env: {A: \"${{ hashFiles('x') }}${{ matrix.any }}\"}}\n    - {uses: ./other}\n    - {uses: ./other/}\n")]
    [InlineData("inputs:\noutputs:\n" + Composite)]
    public void A_right_file_is_right(string parts) => Assert.Empty(Findings(Head + parts));

    [Fact]
    public void Of_two_files_the_runner_reads_the_first_and_the_other_is_named()
    {
        _folder.Write("mine/action.yaml", "name: [");

        Assert.Contains("the runner reads action.yml alone", Assert.Single(Findings(Head + Composite)).Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("name: [")]
    [InlineData("- a")]
    [InlineData("runs: text")]
    [InlineData("runs: {using: composite, steps: text}")]
    [InlineData("runs: {using: [a], steps: [[]]}")]
    public void What_is_no_action_has_an_error(string text) => Assert.Contains(Findings(text), static f => f.Severity == FsFindingSeverity.Error);

    [Fact]
    public void A_file_in_UTF_16_is_read_as_the_runner_reads_it()
    {
        _folder.Write("mine/a.js", "//");
        File.WriteAllText(Path.Combine(_folder.Path, "mine/action.yml"), Head + "runs:\n  using: node24\n  main: b.js\n", Encoding.Unicode);

        Assert.Equal([5], Examine().Findings.Select(static f => f.Start.Line));
    }

    [Fact]
    public void A_workflow_whose_action_cannot_run_is_not_planned_as_runnable()
    {
        Findings(Head + "runs:\n  using: composite\n  steps:\n    - run: make\n");
        _folder.Write("outer/action.yml", Head + "runs:\n  using: composite\n  steps:\n    - uses: ./mine\n");
        const string text = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./outer\n";

        FsWorkflowPlan plan = new WorkflowPlanner(new PlanRequest("push"), new PlanSources(new Dictionary<string, string> { ["w.yml"] = text }, Repository())).Plan("w.yml");

        Assert.Contains("mine/action.yml cannot run, line 6: A composite action has no default shell", Assert.Single(plan.Problems), StringComparison.Ordinal);
        Checked.None(text, Repository());
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<Finding> Findings(string action)
    {
        _folder.Write("mine/action.yml", action);
        _folder.Write("mine/a.js", "//");
        _folder.Write("mine/sub/b.js", "//");
        _folder.Write("mine/Dockerfile", "FROM x");
        _folder.Write("other/action.yaml", Head + Composite);
        _folder.Write("back/action.yml", Head + "runs:\n  using: composite\n  steps:\n    - uses: ./mine\n");
        return Examine().Settle(CheckerSettings.Default, "mine/action.yml").Told;
    }

    private CheckedWorkflow Examine()
    {
        CheckSurroundings repository = Repository();
        return ActionChecker.Examine(repository.Actions!.Find("./mine"), repository);
    }

    private CheckSurroundings Repository() => new(CheckerSettings.Default, new RepositoryFiles(_folder.Path));
}
