using FreeSport.Ops.Workflows.Surroundings;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class LocalActionRuleTests : IDisposable
{
    private const string Composite = "runs:\n  using: composite\n  steps:\n    - run: echo\n      shell: bash\n";

    private readonly TempFolder _folder = new("Проект [1]");

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
    public void What_is_wrong_with_a_file_is_told_there_and_what_is_wrong_with_a_use_each_time()
    {
        _folder.Write("mine/action.yml", "name: n\ninputs: {a: {required: true}}\n" + Composite);

        Checked.All(
            Checked.Steps("- uses: ./mine\n- uses: ./mine"),
            "action",
            [(6, 15, "missing input \"a\""), (7, 15, "missing input \"a\"")],
            Repository());
    }

    [Theory]
    [InlineData("./elsewhere", "")]
    [InlineData("./../outside", "")]
    [InlineData("./elsewhere", "- uses: actions/checkout@v4\n- uses: actions/setup-node@v4\n- run: npm ci\n")]
    public void What_is_not_in_the_repository_and_nothing_brings_is_named(string uses, string before)
    {
        string outside = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside");
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "action.yml"), "name: n\n");

        Checked.One(Checked.Steps($"{before}- uses: {uses}"), "action", 6 + before.Count(static c => c == '\n'), 15, "is not in this repository", Repository());
    }

    [Theory]
    [InlineData("- uses: actions/checkout@v4\n  with: {path: elsewhere}")]
    [InlineData("- uses: actions/checkout@v4\n  with: {repository: o/r}")]
    [InlineData("- uses: actions/download-artifact@v4")]
    [InlineData("- uses: owner/brings-actions@v1")]
    [InlineData("- run: git clone https://example.org/actions.git .")]
    [InlineData("- run: cp -r built elsewhere")]
    public void What_is_not_in_the_repository_may_come_by_a_step_before(string step) => Checked.None(Checked.Steps(step + "\n- uses: ./elsewhere"), Repository());

    [Fact]
    public void In_a_workflow_that_others_call_it_may_lie_with_them_and_an_expression_may_be_anything()
    {
        Checked.None("on: workflow_call\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./elsewhere\n", Repository());
        Assert.DoesNotContain(Checked.Findings(Checked.Steps("- uses: ./${{ vars.ACTION }}"), Repository()), static f => f.Rule == "action");
    }

    [Fact]
    public void A_folder_with_nothing_but_a_Dockerfile_is_an_action()
    {
        _folder.Write("image/Dockerfile", "FROM x");

        Checked.None(Checked.Steps("- uses: ./image"), Repository());
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
