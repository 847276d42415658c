using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Tests.Rules;

public sealed class ExpressionRuleTests
{
    [Fact]
    public void A_step_sees_the_steps_before_it_alone_however_many_there_are()
    {
        const int Many = 5_000;
        string steps = string.Concat(Enumerable.Range(0, Many).Select(static i => $"- id: s{i}\n  run: echo ${{{{ steps.s{(i % 2 == 0 ? Math.Max(0, i - 1) : i + 1)}.outputs.x }}}}\n"));

        IReadOnlyList<Finding> findings = Checked.Findings(Checked.Steps(steps));

        Assert.Equal(1 + (Many / 2), findings.Count);
        Assert.All(findings, static f => Assert.InRange(f.Message.ToString().Length, 1, 1_000));
    }

    // Columns are counted in the expression, from 1.
    [Fact]
    public void A_format_of_which_one_brace_stands_alone_is_named_beside_its_unused_argument() => Assert.Equal(
        [FsFindingSeverity.Warning, FsFindingSeverity.Error],
        Checked.Findings(Checked.Steps("- run: echo ${{ format('{0}}', 1) }}")).Select(static f => f.Severity).OrderDescending());

    [Theory]
    [InlineData("nothing", 1, "undefined variable \"nothing\"")]
    [InlineData("githab.sha", 1, "Did you mean 'github'?")]
    [InlineData("TRUE", 1, "undefined variable \"TRUE\"")]
    [InlineData("github.nope", 1, "property \"nope\" is not defined in object type")]
    [InlineData("github['nope']", 1, "property \"nope\"")]
    [InlineData("github.reff", 1, "Did you mean 'ref'?")]
    [InlineData("contains('a', 'b').x", 1, "\"x\" is asked of a boolean, which has no properties")]
    [InlineData("github.sha.x", 1, "\"x\" is asked of a string")]
    [InlineData("env.A.B", 1, "\"B\" is asked of a string")]
    [InlineData("runner.osx", 1, "\"osx\"")]
    [InlineData("job.services.db.port", 1, "\"port\"")]
    [InlineData("env[0]", 5, "asked for with a number")]
    [InlineData("github.sha[0]", 1, "[] is for lists and objects, not for a string")]
    [InlineData("fromJSON('[1]')['x']", 17, "asked for with a number, not with a string")]
    [InlineData("contains('a', 'b').*", 1, ".* is for lists and objects, not for a boolean")]
    [InlineData("join(env.*)", 6, "the values here are string")]
    [InlineData("join(runner.*)", 6, ".* finds nothing here")]
    [InlineData("join(fromJSON('[{\"a\":1}]').*.b)", 6, "property \"b\" is not defined")]
    [InlineData("join(fromJSON('[1]').*.b)", 6, "items are number")]
    [InlineData("nothing()", 1, "undefined function \"nothing\"")]
    [InlineData("contain('a', 'b')", 1, "Did you mean 'contains'?")]
    [InlineData("hashFiles()", 1, "takes at least 1 argument; here are 0")]
    [InlineData("format('x')", 1, "takes at least 2 arguments; here is 1")]
    [InlineData("startsWith('a')", 1, "takes 2 arguments; here is 1")]
    [InlineData("toJSON(1, 2)", 1, "takes 1 argument; here are 2")]
    [InlineData("startsWith('a', null)", 17, "Argument 2 of startsWith must be string; this is null")]
    [InlineData("hashFiles('a', null)", 16, "Argument 2 of hashFiles must be string")]
    [InlineData("endsWith(github, 'a')", 10, "Argument 1 of endsWith")]
    [InlineData("format('{0} {1}', 1)", 1, "asks for {1}, and only 1 argument follows")]
    [InlineData("format('{0}', 1, 2)", 1, "has no {1}: that argument is never used")]
    [InlineData("FORMAT('{0}', 1, 2)", 1, "has no {1}")]
    [InlineData("format('{0} {x} {', 1)", 1, "format string is invalid")]
    [InlineData("CASE('x', 1, github.ref)", 6, "boolean")]
    [InlineData("fromJSON(format('[{0}', 1))", 1, "")]
    [InlineData("format('{{0}}', 1)", 1, "has no {0}")]
    [InlineData("format('{{{{0}}}}', 1)", 1, "has no {0}")]
    [InlineData("case(true, 1)", 1, "takes at least 3 arguments; here are 2")]
    [InlineData("case(true, 1, false, 2)", 1, "an odd number of arguments, not 4")]
    [InlineData("fromJSON('{\"a\":1}').b", 1, "property \"b\" is not defined in object type {a}")]
    [InlineData("github == 1", 1, "cannot be compared")]
    [InlineData("github.event_name == github", 1, "string and ")]
    [InlineData("fromJSON('[1]') == fromJSON('{}')", 1, "cannot be compared")]
    [InlineData("fromJSON('[1]') == fromJSON('[[1]]')", 1, "cannot be compared")]
    [InlineData("true < 1", 1, "boolean and number cannot be compared")]
    [InlineData("null >= null", 1, "null and null cannot be compared")]
    [InlineData("github.event.x > false", 1, "any and boolean cannot be compared")]
    [InlineData("steps.none.outputs.x", 1, "property \"none\" is not defined in object type {}")]
    [InlineData("needs.none.result", 1, "property \"none\"")]
    [InlineData("matrix.none", 1, "property \"none\"")]
    [InlineData("inputs.none", 1, "property \"none\"")]
    public void Expressions_of_a_wrong_kind_are_named(string expression, int column, string telling) =>
        Checked.One(Named(expression), "expression", 6, 18 + column, telling);

    [Theory]
    [InlineData("github.ref")]
    [InlineData("GITHUB.REF_NAME")]
    [InlineData("github['ref']")]
    [InlineData("github.event.anything.at.all[0].x")]
    [InlineData("join(github.event.issue.labels.*.name, ', ')")]
    [InlineData("join(github.event.*.name)")]
    [InlineData("env.ANYTHING")]
    [InlineData("env[github.job]")]
    [InlineData("vars.ANYTHING || 'x'")]
    [InlineData("secrets.ANYTHING")]
    [InlineData("job.container.id")]
    [InlineData("job.services.db.ports['5432']")]
    [InlineData("job.status")]
    [InlineData("runner.tool_cache")]
    [InlineData("strategy.job-index")]
    [InlineData("contains('abc', 'b')")]
    [InlineData("contains(fromJSON('[\"a\"]'), github.ref)")]
    [InlineData("contains(github.event.labels, 1)")]
    [InlineData("startsWith('42', 4)")]
    [InlineData("format('{0}{2}{1}{0}', 1, true, 'x')")]
    [InlineData("format('{{{0}}}', 1)")]
    [InlineData("format('{{1}} {0}', 1)")]
    [InlineData("format(github.ref, 1, 2)")]
    [InlineData("toJSON(fromjson(toJson(github)))")]
    [InlineData("case(true, 1, 2)")]
    [InlineData("CASE(true, 1, 1 == 1, 2, github.ref)")]
    [InlineData("case(startsWith('ab', 'a'), 'x', 'y')")]
    [InlineData("fromJSON('{\"a\":{\"b\":1}}').A.b")]
    [InlineData("fromJSON('[{\"a\":1},{\"b\":2}]')[0].b")]
    [InlineData("!null")]
    [InlineData("!'x' && 1")]
    [InlineData("true == 1.1")]
    [InlineData("null == 'x'")]
    [InlineData("github == null")]
    [InlineData("null == github")]
    [InlineData("1 < '2'")]
    [InlineData("github.event.x >= 1")]
    [InlineData("hashFiles('**/*.csproj', 'x')")]
    [InlineData("0x1F")]
    [InlineData("-1.5e3")]
    public void Expressions_that_hold_together_are_right(string expression) => Checked.None(Named(expression));

    [Theory]
    [InlineData("contains('a', null)", new[] { 28, 33 })]
    [InlineData("contains('a')", new[] { 19, 19 })]
    [InlineData("format('{0} {2}', 1, 2)", new[] { 19, 19 })]
    [InlineData("case() || case(true) || case(true, 1)", new[] { 19, 29, 43 })]
    [InlineData("nope1.x == nope2.x", new[] { 19, 30 })]
    public void Every_thing_wrong_is_told(string expression, int[] columns) =>
        Assert.Equal(columns.Order(), Checked.Findings(Named(expression)).Select(static f => f.Start.Column).Order());

    // What "a && b" and "a || b" are depends on a where its truth is known.
    [Theory]
    [InlineData("('a' && 10) || 20", "number")]
    [InlineData("('a' || 10) && 20", "number")]
    [InlineData("((('a' && true) || false) && 10) || 20", "number")]
    [InlineData("!('a' && 10) && 20", "number")]
    [InlineData("!!('a' || 10) && 20", "number")]
    [InlineData("('a' || 10) && (('a' && 10) || 20)", "number")]
    [InlineData("('a' && 10) && 20", "string")]
    [InlineData("('a' || 10) || 20", "string")]
    [InlineData("true && 'a'", "string")]
    [InlineData("10 && 'a'", "string")]
    [InlineData("fromJSON('\"a\"')", "string")]
    [InlineData("fromJSON('[\"a\", 1, true]')[0]", "string")]
    [InlineData("fromJSON('[[1], [true]]')[0]", "array<any>")]
    public void The_kind_of_a_value_is_known(string expression, string type) => Checked.One(
        Checked.Job($"continue-on-error: ${{{{ {expression} }}}}"), "expression", 4, 24, $"the expression gives {type}");

    [Theory]
    [InlineData("${{ }}", "An expression was expected")]
    [InlineData("${{ github.ref", "")]
    [InlineData("${{ github. }}", "")]
    [InlineData("${{ github.ref == }}", "")]
    [InlineData("${{ \"x\" }}", "")]
    [InlineData("${{ fromJSON('{') }}", "")]
    public void Expressions_that_cannot_be_read_are_named_in_their_line(string name, string telling)
    {
        Finding finding = Assert.Single(Checked.Findings(Checked.Steps($"- name: '{name.Replace("'", "''", StringComparison.Ordinal)}'\n  run: echo")));

        Assert.Equal(("expression", 6), (finding.Rule, finding.Start.Line));
        Assert.Contains(telling, finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("github", "this one is {")]
    [InlineData("null", "this one is null")]
    [InlineData("github.event.issue.labels.*.name", "array<any>")]
    [InlineData("fromJSON('[1]')", "array<number>")]
    public void Objects_lists_and_null_are_no_texts(string expression, string telling) =>
        Checked.One(Named(expression), "expression", 6, 15, telling);

    [Theory]
    [InlineData("timeout-minutes: ${{ 'x' }}", 4, 22, "A number is expected here; the expression gives string")]
    [InlineData("continue-on-error: ${{ 1 }}", 4, 24, "true or false is expected here; the expression gives number")]
    [InlineData("strategy:\n  fail-fast: ${{ 'x' }}", 5, 18, "true or false is expected")]
    [InlineData("strategy:\n  max-parallel: ${{ true }}", 5, 21, "A number is expected")]
    [InlineData("strategy:\n  matrix: ${{ 'x' }}", 5, 15, "\"matrix\" must be an object; the expression gives string")]
    [InlineData("strategy:\n  matrix:\n    os: ${{ 'x' }}", 6, 13, "\"os\" must be a list; the expression gives string")]
    [InlineData("env: ${{ 'x' }}", 4, 10, "\"env\" must be an object")]
    [InlineData("services: ${{ 'x' }}", 4, 15, "\"services\" must be an object")]
    [InlineData("container:\n  image: x\n  credentials: ${{ 'x' }}", 6, 20, "\"credentials\" must be an object")]
    [InlineData("runs-on: ${{ true }}", 4, 14, "\"runs-on\" must be a text or a list; this is boolean")]
    [InlineData("runs-on: ${{ github }}", 4, 14, "\"runs-on\" must be a text or a list")]
    [InlineData("timeout-minutes: 5\nenvironment:\n  name: x\n  deployment: ${{ 1 }}", 7, 19, "true or false is expected")]
    [InlineData("concurrency:\n  group: x\n  cancel-in-progress: ${{ 'x' }}", 6, 27, "true or false is expected")]
    public void Sections_of_another_kind_are_named(string job, int line, int column, string telling) =>
        Checked.One(Checked.Job(job), "expression", line, column, telling);

    [Theory]
    [InlineData("timeout-minutes: ${{ fromJSON(vars.N) }}")]
    [InlineData("continue-on-error: ${{ github.ref == 'x' }}")]
    [InlineData("strategy:\n  fail-fast: ${{ github.ref == 'x' }}\n  max-parallel: ${{ fromJSON(vars.N) }}")]
    [InlineData("runs-on: ${{ fromJSON('[\"ubuntu-latest\"]') }}")]
    [InlineData("runs-on: ${{ vars.RUNNER || 'ubuntu-latest' }}")]
    [InlineData("env: ${{ fromJSON('{}') }}")]
    [InlineData("services: ${{ fromJSON(vars.ALL) }}")]
    [InlineData("concurrency:\n  group: ${{ github.ref }}\n  cancel-in-progress: ${{ github.ref != 'x' }}\n  queue: ${{ vars.QUEUE }}")]
    [InlineData("cancel-timeout-minutes: ${{ fromJSON(vars.N) }}")]
    public void Sections_of_their_kind_are_right(string job) => Checked.None(Checked.Job(job));

    private static string Named(string expression) => Checked.Steps($"- name: ${{{{ {expression} }}}}\n  run: echo");
}
