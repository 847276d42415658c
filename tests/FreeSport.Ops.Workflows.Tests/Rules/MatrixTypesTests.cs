namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class MatrixTypesTests
{
    // The matrix's lines begin at line 6; the expression is the name of the step.
    [Theory]
    [InlineData("os: [a, b]", "matrix.oss", "property \"oss\" is not defined in object type {os}. Did you mean 'os'?")]
    [InlineData("os: [a]\ninclude:\n  - v: 1", "matrix.x", "in object type {os; v}")]
    [InlineData("on: [{os: a, v: 1}]", "matrix.on.x", "in object type {os; v}")]
    [InlineData("on: [{os: a}, {v: 1}]", "matrix.on.x", "in object type {os; v}")]
    [InlineData("on: [{os: {name: a}}]", "matrix.on.os.x", "in object type {name}")]
    [InlineData("os: [a]", "matrix.os.x", "\"x\" is asked of a string")]
    [InlineData("v: [1, 2]", "matrix.v.x", "\"x\" is asked of a number")]
    [InlineData("v: [true]", "matrix.v.x", "\"x\" is asked of a boolean")]
    [InlineData("v: [1, a]", "matrix.v.x", "\"x\" is asked of a string")]
    [InlineData("v: [null]", "startsWith('a', matrix.v)", "this is null")]
    [InlineData("v: [[1, 2]]", "matrix.v['x']", "asked for with a number")]
    [InlineData("v: ['${{ github.sha }}']", "matrix.v.x", "\"x\" is asked of a string")]
    [InlineData("v: ${{ fromJSON('[{\"a\":1}]') }}", "matrix.v.b", "in object type {a}")]
    [InlineData("v: [1]\ninclude: ${{ fromJSON('[{\"a\":1}]') }}", "matrix.b", "in object type {a; v}")]
    [InlineData("v: [1]\ninclude:\n  - ${{ fromJSON('{\"a\":1}') }}", "matrix.b", "in object type {a; v}")]
    public void What_the_matrix_does_not_hold_is_named(string matrix, string expression, string telling)
    {
        string text = Write(matrix, expression);
        int line = Array.FindIndex(text.Split('\n'), static l => l.Contains("- name:", StringComparison.Ordinal)) + 1;

        Checked.One(text, "expression", line, 19 + Math.Max(0, expression.IndexOf("matrix.v)", StringComparison.Ordinal)) + (expression.EndsWith("['x']", StringComparison.Ordinal) ? 9 : 0), telling);
    }

    [Theory]
    [InlineData("os: [a, b]", "matrix.OS")]
    [InlineData("OS: [a, b]", "matrix.os")]
    [InlineData("os: [a]\ninclude:\n  - os: a\n    extra: x", "matrix.extra")]
    [InlineData("include:\n  - a: x\n  - b: 1", "matrix.a || matrix.b")]
    [InlineData("on: [{os: a}, {v: 1}]", "matrix.on.os || matrix.on.v")]
    [InlineData("on: [{os: a}, plain]", "matrix.on.anything")]
    [InlineData("v: [[1, 2]]", "matrix.v[0]")]
    [InlineData("v: [1, a]", "startsWith(matrix.v, 'x')")]
    [InlineData("v: ${{ fromJSON(vars.ALL) }}", "matrix.v.anything")]
    [InlineData("v: ['${{ fromJSON(vars.ONE) }}']", "matrix.v.anything")]
    [InlineData("v: [1]\ninclude: ${{ fromJSON(vars.ALL) }}", "matrix.anything")]
    [InlineData("v: [1]\ninclude:\n  - ${{ fromJSON(vars.ONE) }}", "matrix.anything")]
    public void What_the_matrix_holds_or_may_hold_is_right(string matrix, string expression) => Checked.None(Write(matrix, expression));

    [Theory]
    [InlineData("fromJSON(vars.ALL)", "matrix.anything.at.all")]
    [InlineData("fromJSON('{\"os\":[\"a\"]}')", "matrix.os")]
    [InlineData("fromJSON('{\"include\":[{\"os\":\"a\"}]}')", "matrix.os")]
    public void A_matrix_from_an_expression_is_what_the_expression_gives(string matrix, string expression) =>
        Checked.None(Checked.Jobs($"a:\n  strategy:\n    matrix: ${{{{ {matrix} }}}}\n  runs-on: ubuntu-latest\n  steps:\n    - name: ${{{{ {expression} }}}}\n      run: echo"));

    [Fact]
    public void The_next_job_has_a_matrix_of_its_own() => Checked.One(
        Write("os: [a]", "matrix.os") + "  b:\n    runs-on: ubuntu-latest\n    steps:\n      - name: ${{ matrix.os }}\n        run: echo\n", "expression", 14, 19, "\"os\" is not defined in object type {}");

    private static string Write(string matrix, string expression) => Checked.Jobs(
        $"a:\n  strategy:\n    matrix:\n      {matrix.Replace("\n", "\n      ", StringComparison.Ordinal)}\n  runs-on: ubuntu-latest\n  steps:\n    - name: ${{{{ {expression} }}}}\n      run: echo");
}
