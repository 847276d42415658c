using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class ExpressionEvaluatorTests
{
    private const string Contexts = """
        {
          "github": { "ref": "refs/heads/Main", "actor": "", "run": 7, "event": { "labels": [ { "name": "bug", "n": [1, 2] }, { "Name": "help" }, 5, { "other": null } ] } },
          "list": [1, "two", null, true],
          "same": [1],
          "empty": { },
          "keys": { "": "blank", "true": "yes", "1.5": "number", "a b": "spaced", "A B": "never" },
          "matrix": [ [1, 2], [3], { "x": 4 } ]
        }
        """;

    [Theory]
    [InlineData("true", "true")]
    [InlineData("'it''s ''quoted'''", "'it's 'quoted''")]
    [InlineData("github.REF", "'refs/heads/Main'")]
    [InlineData("GITHUB['run']", "7")]
    [InlineData("github.none", "null")]
    [InlineData("github.none.deeper['x'][0]", "null")]
    [InlineData("github.ref.length", "null")]
    [InlineData("github['ref'][0]", "null")]
    [InlineData("list[1]", "'two'")]
    [InlineData("list['1']", "'two'")]
    [InlineData("list[1.9]", "'two'")]
    [InlineData("list[-1]", "null")]
    [InlineData("list[4]", "null")]
    [InlineData("list[1e300]", "null")]
    [InlineData("list[NaN]", "null")]
    [InlineData("list['x']", "null")]
    [InlineData("list.name", "null")]
    [InlineData("keys[null]", "'blank'")]
    [InlineData("keys[true]", "'yes'")]
    [InlineData("keys[1.5]", "'number'")]
    [InlineData("keys['A B']", "'spaced'")]
    [InlineData("keys[list]", "null")]
    [InlineData("none.x", "error UnknownContext")]
    public void A_value_is_found_or_null(string expression, string value) => Assert.Equal(value, TestScope.Of(Contexts).Evaluate(expression));

    [Theory]
    [InlineData("github.event.labels.*.name", "['bug','help']")]
    [InlineData("github.event.labels[*]['NAME']", "['bug','help']")]
    [InlineData("github.event.labels.*.n.*", "[1,2]")]
    [InlineData("github.event.labels.*.n[1]", "[2]")]
    [InlineData("github.event.labels.*.other", "[null]")]
    [InlineData("github.event.labels.*.none", "[]")]
    [InlineData("github.event.labels.name", "null")]
    [InlineData("list.*", "[1,'two',null,true]")]
    [InlineData("list.*.*", "[]")]
    [InlineData("empty.*", "[]")]
    [InlineData("github.ref.*", "[]")]
    [InlineData("github.none.*.x", "[]")]
    [InlineData("matrix.*[0]", "[1,3]")]
    [InlineData("matrix.*.*", "[1,2,3,4]")]
    [InlineData("matrix.*['x']", "[4]")]
    [InlineData("keys.*", "['blank','yes','number','spaced']")]
    [InlineData("fromJSON('{\"a\":{\"b\":1},\"c\":{\"b\":2}}').*.b", "[1,2]")]
    public void A_star_collects_what_is_there(string expression, string value) => Assert.Equal(value, TestScope.Of(Contexts).Evaluate(expression));

    [Theory]
    [InlineData("1 == 1.0", true)]
    [InlineData("1 == '1'", true)]
    [InlineData("'1' == 1", true)]
    [InlineData("' 0xF ' == 15", true)]
    [InlineData("'0o17' == 15", true)]
    [InlineData("'1e1' == 10", true)]
    [InlineData("'Infinity' == Infinity", true)]
    [InlineData("'-Infinity' == -Infinity", true)]
    [InlineData("'' == 0", true)]
    [InlineData("' ' == 0", true)]
    [InlineData("'' == false", true)]
    [InlineData("null == ''", true)]
    [InlineData("null == 0", true)]
    [InlineData("null == false", true)]
    [InlineData("null == null", true)]
    [InlineData("true == 1", true)]
    [InlineData("true == '1'", true)]
    [InlineData("true == 'true'", false)]
    [InlineData("'x' == NaN", false)]
    [InlineData("NaN == NaN", false)]
    [InlineData("NaN != NaN", true)]
    [InlineData("-0 == 0", true)]
    [InlineData("'ABC' == 'abc'", true)]
    [InlineData("'ВЕТКА' == 'ветка'", true)]
    [InlineData("'a' != 'B'", true)]
    [InlineData("list == list", true)]
    [InlineData("list.* == list.*", false)]
    [InlineData("same == fromJSON('[1]')", false)]
    [InlineData("same == 1", false)]
    [InlineData("empty == empty", true)]
    [InlineData("empty == ''", false)]
    [InlineData("empty == null", false)]
    [InlineData("1 < 2", true)]
    [InlineData("2 < 1", false)]
    [InlineData("1 <= 1", true)]
    [InlineData("2 > '1'", true)]
    [InlineData("'10' > '9'", false)]
    [InlineData("'10' > 9", true)]
    [InlineData("'a' < 'B'", true)]
    [InlineData("'b' >= 'B'", true)]
    [InlineData("'x' > 1", false)]
    [InlineData("'x' <= 1", false)]
    [InlineData("NaN >= NaN", false)]
    [InlineData("true > false", true)]
    [InlineData("false >= true", false)]
    [InlineData("null >= null", true)]
    [InlineData("null > null", false)]
    [InlineData("null < 1", true)]
    [InlineData("list >= list", true)]
    [InlineData("list > list", false)]
    [InlineData("list < 1", false)]
    [InlineData("!null", true)]
    [InlineData("!''", true)]
    [InlineData("!'false'", false)]
    [InlineData("!0", true)]
    [InlineData("!NaN", true)]
    [InlineData("!-1", false)]
    [InlineData("!empty", false)]
    [InlineData("!fromJSON('[]')", false)]
    public void A_comparison_coerces_as_GitHub_documents(string expression, bool value) =>
        Assert.Equal(value ? "true" : "false", TestScope.Of(Contexts).Evaluate(expression));

    [Theory]
    [InlineData("'a' && 'b'", "'b'")]
    [InlineData("'' && 'b'", "''")]
    [InlineData("'a' || 'b'", "'a'")]
    [InlineData("'' || 0 || null", "null")]
    [InlineData("true && 0 || 'default'", "'default'")]
    [InlineData("false && fromJSON('')", "false")]
    [InlineData("true || fromJSON('')", "true")]
    [InlineData("true && fromJSON('')", "error BadJson")]
    [InlineData("fromJSON('') || true", "error BadJson")]
    public void Logic_gives_the_operand_and_evaluates_no_more_than_it_needs(string expression, string value) =>
        Assert.Equal(value, TestScope.Of(Contexts).Evaluate(expression));

    [Theory]
    [InlineData("contains('Hello world', 'LLO')", "true")]
    [InlineData("contains('a1', 1)", "true")]
    [InlineData("contains('x', '')", "true")]
    [InlineData("contains(list, 'TWO')", "true")]
    [InlineData("contains(list, '1')", "true")]
    [InlineData("contains(list, 'tw')", "false")]
    [InlineData("contains(empty, '')", "false")]
    [InlineData("contains('x', list)", "false")]
    [InlineData("startsWith(github.ref, 'REFS/heads/')", "true")]
    [InlineData("startsWith(github.ref, 'heads')", "false")]
    [InlineData("startsWith(123, 12)", "true")]
    [InlineData("startsWith(list, '')", "false")]
    [InlineData("endsWith(github.ref, 'main')", "true")]
    [InlineData("endsWith(true, 'UE')", "true")]
    [InlineData("endsWith('x', empty)", "false")]
    [InlineData("join(list)", "'1,two,,true'")]
    [InlineData("join(list, ' - ')", "'1 - two -  - true'")]
    [InlineData("join(same, fromJSON(''))", "'1'")]
    [InlineData("join(matrix, '/')", "'Array/Array/Object'")]
    [InlineData("join(list, list)", "'1,two,,true'")]
    [InlineData("join('a')", "'a'")]
    [InlineData("join(empty)", "''")]
    [InlineData("join(github.event.labels.*.name, '|')", "'bug|help'")]
    [InlineData("format('{0} {1} {0}', 'a', 2)", "'a 2 a'")]
    [InlineData("format('{{{0}}} {{}}', true)", "'{true} {}'")]
    [InlineData("format('{0}{1}', list, empty)", "'ArrayObject'")]
    [InlineData("format('{0}', 1.5)", "'1.5'")]
    [InlineData("format('{0}', 1e21)", "'1E+21'")]
    [InlineData("format('{0}', -0)", "'0'")]
    [InlineData("format('no', fromJSON(''))", "'no'")]
    [InlineData("format('{00}', 1)", "'1'")]
    [InlineData("format('{1}', 1)", "error BadFormat")]
    [InlineData("format('{256}', 1)", "error BadFormat")]
    [InlineData("format('{', 1)", "error BadFormat")]
    [InlineData("format('}', 1)", "error BadFormat")]
    [InlineData("format('{}', 1)", "error BadFormat")]
    [InlineData("format('{a}', 1)", "error BadFormat")]
    [InlineData("format('{0:N}', 1)", "error BadFormat")]
    [InlineData("format('{-1}', 1)", "error BadFormat")]
    [InlineData("case(false, 1, true, 2, 3)", "2")]
    [InlineData("case(1 == 2, 1, 3)", "3")]
    [InlineData("case(true, 1, fromJSON(''))", "1")]
    [InlineData("case(false, fromJSON(''), 3)", "3")]
    [InlineData("case('true', 1, 2)", "error NotBoolean")]
    [InlineData("fromJSON('{\"A\":[1,{\"b\":null}],\"a\":2}')", "{A:[1,{b:null}]}")]
    [InlineData("fromJSON('1e400')", "Infinity")]
    [InlineData("fromJSON(' \"\\u0416\" ')", "'Ж'")]
    [InlineData("fromJSON('\"\\ud800\"')", "error BadJson")]
    [InlineData("fromJSON('')", "error BadJson")]
    [InlineData("fromJSON(null)", "error BadJson")]
    [InlineData("fromJSON('[1,]')", "error BadJson")]
    [InlineData("fromJSON('1 2')", "error BadJson")]
    [InlineData("fromJSON('// c\n1')", "error BadJson")]
    [InlineData("fromJSON('{''a'':1}')", "error BadJson")]
    [InlineData("fromJSON(list)", "error BadJson")]
    [InlineData("toJSON(list)", "'[\n  1,\n  \"two\",\n  null,\n  true\n]'")]
    [InlineData("toJSON(fromJSON('{\"a\":{\"b\":[]},\"c\":{}}'))", "'{\n  \"a\": {\n    \"b\": []\n  },\n  \"c\": {}\n}'")]
    [InlineData("toJSON('\"\\ \t\n\r\b\f\u0001 Ж/')", "'\"\\\"\\\\ \\t\\n\\r\\b\\f\\u0001 Ж/\"'")]
    [InlineData("toJSON(0.1)", "'0.1'")]
    [InlineData("always(1)", "error WrongArgumentCount")]
    [InlineData("nope()", "error UnknownFunction")]
    [InlineData("success()", "error UnknownFunction")]
    [InlineData("hashFiles('*')", "error UnknownFunction")]
    public void A_function_does_what_GitHub_documents(string expression, string value) =>
        Assert.Equal(value, TestScope.Of(Contexts).Evaluate(expression));

    [Fact]
    public void Status_functions_are_the_scopes()
    {
        TestScope scope = new() { Functions = { ["success"] = ExpressionValue.True, ["failure"] = ExpressionValue.Unknown("failure()"), ["always"] = ExpressionValue.True, ["cancelled"] = ExpressionValue.False } };

        Assert.Equal("true", scope.Evaluate("Success() && !CANCELLED()"));
        Assert.Equal("true", scope.Evaluate("always() || failure()"));
        Assert.Equal("unknown failure()", scope.Evaluate("failure() && success()"));
    }

    [Fact]
    public void An_error_has_its_place()
    {
        const string Source = "true && fromJSON( '{' )";
        ExpressionError error = ExpressionEvaluator.Evaluate(ExpressionParser.Parse(Source).Root!, new TestScope()).Error!;

        Assert.Equal("fromJSON( '{' )", Source[error.Start..error.End]);
        Assert.Equal("Error parsing JSON when evaluating fromJSON", error.Message.ToString());
    }
}
