using FreeSport.Ops.Workflows.Rules;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class GlobRuleTests
{
    // Columns are counted in the pattern, from 1; 0 is the pattern as a whole.
    [Theory]
    [InlineData("!", "1", "must be followed")]
    [InlineData("?", "1", "repeats the character before it")]
    [InlineData("+x", "1", "repeats the character before it")]
    [InlineData("**?", "3", "? repeats")]
    [InlineData("v*+", "3", "+ repeats")]
    [InlineData("v??", "3", "? repeats")]
    [InlineData("v+?", "3", "? repeats")]
    [InlineData("!?", "2", "? repeats")]
    [InlineData("!+x", "2", "+ repeats")]
    [InlineData("v\nw", "2", "one line")]
    [InlineData("v\rw", "2", "one line")]
    [InlineData("v\r\nw", "2", "one line")]
    [InlineData("v[]", "2", "holds no character")]
    [InlineData("v[", "2", "] is missing")]
    [InlineData("v[12", "2", "] is missing")]
    [InlineData("v[0-9", "2", "] is missing")]
    [InlineData("v[0-", "2", "] is missing")]
    [InlineData("v[0-]", "2", "has no end")]
    [InlineData("v[9-0]", "2", "9-0 runs backwards")]
    [InlineData("v[1]", "2", "[1] is just 1")]
    [InlineData("?+[][z-]*?\n[a", "1 2 3 5 10 11 12", "")]
    public void Patterns_of_wrong_form_are_wrong_for_refs_and_for_paths(string pattern, string columns, string telling)
    {
        Assert.Equal(columns, Columns(pattern, isPath: false, telling));
        Assert.Equal(columns, Columns(pattern, isPath: true, telling));
    }

    [Theory]
    [InlineData("/main", "1", "neither begins")]
    [InlineData("!/main", "2", "neither begins")]
    [InlineData("release/", "8", "neither begins")]
    [InlineData("v1.", "3", "neither begins")]
    [InlineData("fix bug", "4", "\" \" cannot stand")]
    [InlineData("a~b^c:d", "2 4 6", "cannot stand in a branch")]
    [InlineData("a\tb", "2", "cannot stand in a branch")]
    [InlineData(@"\[v\]", "1 4", "")]
    [InlineData(@"\?\*", "1 3", "cannot stand in a branch")]
    [InlineData(@"v\d", "2", "\\ can only stand")]
    [InlineData(@"/^v\d+\.(x|\d)$/", "1 2 4 7 12 16", "")]
    public void Some_patterns_are_wrong_for_refs_only(string pattern, string columns, string telling) =>
        Assert.Equal(columns, Columns(pattern, isPath: false, telling));

    [Theory]
    [InlineData(" docs")]
    [InlineData("docs ")]
    [InlineData("docs\n")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("!.")]
    [InlineData("./docs")]
    [InlineData("../docs")]
    [InlineData("!./docs")]
    public void Some_patterns_are_wrong_for_paths_only(string pattern) => Assert.Equal("0", Columns(pattern, isPath: true, "path"));

    [Theory]
    [InlineData("main")]
    [InlineData("release/**")]
    [InlineData("*/*")]
    [InlineData("*.*.*-**")]
    [InlineData("v[0-9]+.[0-9]?")]
    [InlineData("v[12].[a-zA-Z_x]")]
    [InlineData("[ab][c-e]+")]
    [InlineData(@"c\+\+")]
    [InlineData(@"\\+")]
    [InlineData(@"\!wow\!")]
    [InlineData("!main")]
    [InlineData("!*")]
    [InlineData("wow!+")]
    [InlineData("a+b?")]
    [InlineData(".hidden")]
    [InlineData("...a")]
    [InlineData("ветка")]
    public void Good_patterns_are_good_for_both(string pattern)
    {
        Assert.Empty(GlobProblems.In(pattern, isPath: false));
        Assert.Empty(GlobProblems.In(pattern, isPath: true));
    }

    [Theory]
    [InlineData("/docs/")]
    [InlineData("src dir/**")]
    [InlineData("~/x:y^z")]
    [InlineData("**/*.jsx?")]
    [InlineData(@"\[\?\*\+\\")]
    [InlineData("docs/**/README.md")]
    public void Paths_may_hold_what_refs_may_not(string pattern) => Assert.Empty(GlobProblems.In(pattern, isPath: true));

    [Theory]
    [InlineData("push:\n  branches: [main, 'a b']", 3, 24)]
    [InlineData("push:\n  branches-ignore: 'a b'", 3, 24)]
    [InlineData("push:\n  tags:\n    - v[1]", 4, 10)]
    [InlineData("push:\n  tags-ignore:\n    - \"v^1\"", 4, 11)]
    [InlineData("pull_request:\n  paths:\n    - ./docs", 4, 9)]
    [InlineData("pull_request:\n  paths-ignore: [\"../x\"]", 3, 20)]
    [InlineData("workflow_run:\n  workflows: [CI]\n  branches: ['x/']", 4, 18)]
    [InlineData("image_version:\n  names: [x]\n  versions: ['1.[2]']", 4, 19)]
    public void Every_filter_is_checked_at_its_place(string trigger, int line, int column) =>
        Checked.One(Checked.On(trigger), "glob", line, column, "filter-pattern-cheat-sheet");

    [Fact]
    public void The_version_of_a_snapshot_is_a_pattern() =>
        Checked.One(Checked.Job("snapshot:\n  image-name: x\n  version: 1.[2]"), "glob", 6, 18, "[2] is just 2");

    private static string Columns(string pattern, bool isPath, string telling)
    {
        IReadOnlyList<(int Index, Message Problem)> problems = GlobProblems.In(pattern, isPath);
        Assert.All(problems, p => Assert.Contains(telling, p.Problem.ToString(), StringComparison.Ordinal));
        return string.Join(" ", problems.Select(static p => p.Index + 1));
    }
}
