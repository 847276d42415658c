namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class MatrixRuleTests
{
    // The matrix's lines begin at line 6, column 9.
    [Theory]
    [InlineData("node: [20, 22, 20]", 6, 24, "stands twice in row \"node\"")]
    [InlineData("node: [1, '1']", 6, 19, "\"1\" stands twice")]
    [InlineData("on: [{a: 1, b: 2}, {b: 2, a: 1}]", 6, 28, "stands twice")]
    [InlineData("on: [[1, 2], [2, 1], [1, 2]]", 6, 30, "stands twice")]
    [InlineData("os: [linux]\nexclude:\n  - od: linux", 8, 13, "no \"od\" to exclude from. It has: os")]
    [InlineData("os: [linux]\nexclude:\n  - os: windows", 8, 17, "\"windows\" excludes nothing")]
    [InlineData("os: [linux]\nexclude:\n  - os: Windows", 8, 17, "\"os\" is never that. It is: \"linux\"")]
    [InlineData("os: [linux]\ninclude:\n  - os: windows\nexclude:\n  - os: windows", 10, 17, "\"os\" is never that")]
    [InlineData("os: [linux]\ninclude:\n  - os: windows\n    arch: arm\nexclude:\n  - arch: arm", 11, 13, "no \"arch\" to exclude from. It has: os")]
    [InlineData("os: [linux]\ninclude: ${{ fromJSON(vars.ALL) }}\nexclude:\n  - os: windows", 9, 17, "\"os\" is never that")]
    [InlineData("on: [{os: a, v: 1}]\nexclude:\n  - on: {os: a, v: 2}", 8, 17, "excludes nothing")]
    [InlineData("on: [{os: a}]\nexclude:\n  - on: {os: a, v: 1}", 8, 17, "excludes nothing")]
    [InlineData("on: [[1, 2]]\nexclude:\n  - on: [1, 3]", 8, 17, "excludes nothing")]
    [InlineData("exclude:\n  - os: linux", 5, 7, "neither a row nor")]
    [InlineData("include: []", 5, 7, "neither a row nor")]
    [InlineData("os: [linux]\ninclude:\n  - ${{ fromJSON(vars.ONE) }}\nexclude:\n  - os: windows", 10, 17, "excludes nothing")]
    public void Values_that_do_nothing_are_named(string matrix, int line, int column, string telling) =>
        Checked.One(Write(matrix), "matrix", line, column, telling);

    [Theory]
    [InlineData("node: [20, 22]\nos: [linux, windows]\nexclude:\n  - node: 20\n    os: windows")]
    [InlineData("node: [20]\nNODE2: [20]\nexclude:\n  - Node: 20")]
    [InlineData("os: [linux]\nexclude:\n  - os: Linux")]
    [InlineData("v: [1.0]\nexclude:\n  - v: 1")]
    [InlineData("on: [[1, 2]]\nexclude:\n  - on: [1]")]
    [InlineData("os: [linux]\ninclude: []\nexclude: []")]
    [InlineData("${{ insert }}: ${{ fromJSON(vars.ALL) }}\nexclude:\n  - arch: arm")]
    [InlineData("include:\n  - ${{ insert }}: ${{ fromJSON(vars.ONE) }}\n    os: linux")]
    [InlineData("on: [{os: a, v: 1}, {os: b, v: 1}]\nexclude:\n  - on: {os: a}")]
    [InlineData("on: [{OS: a, v: 1}]\nexclude:\n  - on: {os: a, V: 1}")]
    [InlineData("on: [[1, 2]]\nexclude:\n  - on: [1, 2]")]
    [InlineData("os: ['${{ vars.OS }}']\nexclude:\n  - os: windows")]
    [InlineData("os: [linux]\nexclude:\n  - os: ${{ vars.OS }}")]
    [InlineData("os: ${{ fromJSON(vars.ALL) }}\nexclude:\n  - os: windows")]
    [InlineData("os: [linux]\nexclude: ${{ fromJSON(vars.ALL) }}")]
    [InlineData("on: [{a: 1}, {a: 2}]")]
    [InlineData("v: [a, A, '', null]")]
    public void Values_that_do_something_are_right(string matrix) => Checked.None(Write(matrix));

    [Theory]
    [InlineData("node: [20, 20]", FsFindingSeverity.Warning)]
    [InlineData("os: [linux]\nexclude:\n  - os: windows", FsFindingSeverity.Warning)]
    [InlineData("os: [linux]\nexclude:\n  - od: linux", FsFindingSeverity.Error)]
    [InlineData("include: []", FsFindingSeverity.Error)]
    public void Only_what_GitHub_refuses_is_an_error(string matrix, FsFindingSeverity severity) =>
        Assert.Equal(severity, Assert.Single(Checked.Findings(Write(matrix))).Severity);

    [Fact]
    public void Every_one_of_very_many_exclusions_is_judged()
    {
        const int Many = 5_000;
        string rows = $"v: [{string.Join(", ", Enumerable.Range(0, Many).Select(static i => $"v{i}"))}]\nm: [{string.Join(", ", Enumerable.Range(0, Many).Select(static i => $"{{os: linux, v: {i}, x: '${{{{ vars.X }}}}'}}"))}]";
        string exclude = string.Concat(Enumerable.Range(0, Many).Select(static i => $"\n  - v: {(i % 2 == 0 ? "v" : "w")}{i}\n    m: {{v: {(i % 2 == 0 ? i : i + Many)}, os: linux, x: any}}"));

        Assert.Equal(Many, Checked.Findings(Write(rows + "\nexclude:" + exclude)).Count(static f => f is { Rule: "matrix", Severity: FsFindingSeverity.Warning }));
    }

    [Fact]
    public void A_message_lists_as_many_values_as_it_has_room_for()
    {
        string message = Assert.Single(Checked.Findings(Write($"v: [{string.Join(", ", Enumerable.Range(0, 100).Select(static i => $"v{i}"))}]\nexclude:\n  - v: w"))).Message.ToString();

        Assert.Contains("\"v29\", …", message, StringComparison.Ordinal);
        Assert.DoesNotContain("v30", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]", "more than 256")]
    [InlineData("a: ${{ fromJSON('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]') }}\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]", "more than 256")]
    [InlineData("a: ${{ fromJSON('[]') }}", "no values")]
    [InlineData("a: [1]\nexclude: '${{ fromJSON(''[{\"b\": 1}]'') }}'", "'b'")]
    [InlineData("a: [1]\ninclude: ${{ fromJSON('[1]') }}", "lists of mappings")]
    public void What_GitHub_does_not_run_is_named(string matrix, string telling) => Checked.One(Write(matrix), "matrix", 5, 7, telling);

    [Theory]
    [InlineData("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]")]
    [InlineData("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]\nexclude:\n  - b: 17")]
    [InlineData("a: ${{ fromJSON(vars.A) }}\nb: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]")]
    public void What_exclude_brings_below_the_limit_or_nobody_knows_is_right(string matrix) => Checked.None(Write(matrix));

    [Fact]
    public void A_matrix_from_an_expression_is_not_judged() => Checked.None(Checked.Job("strategy:\n  matrix: ${{ fromJSON(vars.ALL) }}"));

    private static string Write(string matrix) => Checked.Job("strategy:\n  matrix:\n    " + matrix.Replace("\n", "\n    ", StringComparison.Ordinal));
}
