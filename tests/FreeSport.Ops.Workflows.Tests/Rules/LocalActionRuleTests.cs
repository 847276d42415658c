using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class LocalActionRuleTests : IDisposable
{
    private const string Composite = "runs:\n  using: composite\n  steps:\n    - run: echo\n      shell: bash\n";

    private readonly TempFolder _folder = new("Проект [1]");

    [Theory]
    [InlineData("description: d\n" + Composite, "\"name\" is missing")]
    [InlineData("name: n\n" + Composite, "\"description\" is missing")]
    [InlineData("name: ''\ndescription: d\n" + Composite, "\"name\" is missing")]
    [InlineData("name: n\ndescription: d\n", "\"runs.using\" is missing")]
    [InlineData("name: n\ndescription: d\nruns:\n  main: a.js\n", "\"runs.using\" is missing")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: java\n", "\"java\" runs nowhere")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node16\n  main: a.js\n", "\"node16\" runs nowhere")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node24\n", "\"main\" is missing in \"runs\", and \"node24\" asks for it")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node24\n  main: b.js\n", "the file b.js, named by \"main\"")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node24\n  main: a.js\n  pre: b.js\n", "named by \"pre\"")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node24\n  main: a.js\n  post-if: always()\n", "\"post\" is missing")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: node24\n  main: a.js\n  image: Dockerfile\n", "\"image\" in \"runs\" is not for node24")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: docker\n", "\"image\" is missing")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: docker\n  image: sub/Dockerfile\n", "the file sub/Dockerfile")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: docker\n  image: a.js\n", "must be a file called Dockerfile")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: docker\n  image: Dockerfile\n  entrypoint: run.sh\n", "named by \"entrypoint\"")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: docker\n  image: Dockerfile\n  main: a.js\n", "\"main\" in \"runs\" is not for docker")]
    [InlineData("name: n\ndescription: d\nruns:\n  using: composite\n", "\"steps\" is missing")]
    [InlineData("name: n\ndescription: d\n" + Composite + "  post: a.js\n", "\"post\" in \"runs\" is not for composite")]
    [InlineData("name: n\ndescription: d\nbranding: {icon: rocket-ship}\n" + Composite, "there is no icon \"rocket-ship\"")]
    [InlineData("name: n\ndescription: d\nbranding: {color: pink}\n" + Composite, "there is no color \"pink\"")]
    [InlineData("name: n\ndescription: d\ninputs:\n  i:\n    deprecationMessage: ''\n" + Composite, "input \"i\" is deprecated, but")]
    [InlineData("name: n\ndescription: d\ninputs:\n  i:\n    defualt: x\n" + Composite, "is wrong in line 5, column 5")]
    [InlineData("name: n\ndescription: d\ninputs: {i: {}, I: {}}\n" + Composite, "\"I\" stands twice")]
    [InlineData("name: n\ndescription: d\noutputs: {o: {}, O: {}}\n" + Composite, "\"O\" stands twice")]
    public void What_is_wrong_with_the_actions_file_is_told_at_its_use(string action, string telling)
    {
        _folder.Write("mine/action.yml", action);
        _folder.Write("mine/a.js", "//");
        _folder.Write("mine/Dockerfile", "FROM x");

        Checked.One(Checked.Steps("- uses: ./mine"), "action", 6, 15, telling, Repository());
    }

    [Theory]
    [InlineData(Composite)]
    [InlineData("runs:\n  using: node24\n  main: a.js\n  pre: sub/b.js\n  pre-if: always()\n  post: a.js\n")]
    [InlineData("runs:\n  using: node20\n  main: ./a.js\n")]
    [InlineData("runs:\n  using: docker\n  image: Dockerfile\n  args: [a]\n  env: {A: b}\n")]
    [InlineData("runs:\n  using: docker\n  image: docker://alpine:3\n  entrypoint: a.js\n")]
    [InlineData("branding: {icon: edit, color: gray-dark}\n" + Composite)]
    [InlineData("inputs:\n  i:\n    description: d\n    type: string\n    required: false\n    default: ''\noutputs:\n  o:\n    description: d\n    value: x\n" + Composite)]
    [InlineData("inputs:\noutputs:\n" + Composite)]
    public void A_right_file_is_right(string parts)
    {
        _folder.Write("mine/action.yaml", "name: n\ndescription: d\n" + parts);
        _folder.Write("mine/a.js", "//");
        _folder.Write("mine/sub/b.js", "//");
        _folder.Write("mine/Dockerfile", "FROM x");

        Checked.None(Checked.Steps("- uses: ./mine\n- uses: ./mine/"), Repository());
    }

    [Theory]
    [InlineData("must: x\n    odd: y", 9, 11, "\"odd\" is not defined in action \"./mine\". It has: may, must, old.")]
    [InlineData("may: x", 6, 15, "missing input \"must\"")]
    [InlineData("must: x\n    old: y", 9, 11, "deprecated input \"old\" in action \"./mine\". Take may.")]
    public void Inputs_are_those_of_the_file(string with, int line, int column, string telling)
    {
        WriteInputs();

        Checked.One(Checked.Steps($"- uses: ./mine\n  with:\n    {with}"), "action", line, column, telling, Repository());
    }

    [Fact]
    public void Inputs_are_found_whatever_their_case()
    {
        WriteInputs();

        Checked.None(Checked.Steps("- uses: ./mine\n  with:\n    MUST: x\n    May: y"), Repository());
    }

    [Fact]
    public void An_action_without_inputs_takes_none()
    {
        _folder.Write("mine/action.yml", "name: n\ndescription: d\n" + Composite);

        Checked.One(Checked.Steps("- uses: ./mine\n  with:\n    x: y"), "action", 8, 11, "it takes none", Repository());
    }

    [Fact]
    public void What_is_wrong_with_a_file_is_told_once_and_what_is_wrong_with_a_use_each_time()
    {
        _folder.Write("mine/action.yml", "name: n\ninputs: {a: {required: true}}\n" + Composite);

        Checked.All(
            Checked.Steps("- uses: ./mine\n- uses: ./mine"),
            "action",
            [(6, 15, "\"description\" is missing"), (6, 15, "missing input \"a\""), (7, 15, "missing input \"a\"")],
            Repository());
    }

    [Theory]
    [InlineData("./elsewhere")]
    [InlineData("./../outside")]
    [InlineData("./${{ vars.ACTION }}")]
    public void What_is_not_in_the_repository_may_come_by_a_checkout(string uses)
    {
        string outside = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "action.yml"), "name: n\n");

        IReadOnlyList<Finding> findings = Checked.Findings(Checked.Steps($"- uses: {uses}"), Repository());

        Assert.DoesNotContain(findings, static f => f.Rule == "action");
    }

    [Fact]
    public void An_action_of_the_workflows_own_commit_is_read_like_one_beside_it()
    {
        WriteInputs();

        Checked.None(Checked.Steps("- uses: $/mine\n  with: {must: x, may: y}"), Repository());
        Checked.One(Checked.Steps("- uses: $/mine\n  with: {must: x, may: y, odd: z}"), "action", 7, 33, "input \"odd\" is not defined", Repository());
    }

    [Theory]
    [InlineData("$/mine@v1", "takes no @ref")]
    [InlineData("$/mine@main", "takes no @ref")]
    [InlineData("$/nowhere", "is not in this repository")]
    [InlineData("$/../outside", "is not in this repository")]
    public void What_is_not_of_that_commit_cannot_come_by_a_checkout(string uses, string telling)
    {
        WriteInputs();

        Checked.One(Checked.Steps($"- uses: {uses}"), "action", 6, 15, telling, Repository());
    }

    public void Dispose() => _folder.Dispose();

    private void WriteInputs() => _folder.Write(
        "mine/action.yml",
        "name: n\ndescription: d\ninputs:\n  must: {required: true}\n  may: {required: true, default: x}\n  old: {deprecationMessage: Take may.}\n" + Composite);

    private CheckSurroundings Repository() => new(CheckerSettings.Default, new RepositoryFiles(_folder.Path));
}
