using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class ExpressionUnknownTests
{
    [Theory]
    [InlineData("steps.build.outputs.image", "unknown steps.build.outputs.image")]
    [InlineData("steps.build.outputs['image tag'][0].*", "unknown steps.build.outputs['image tag'][0].*")]
    [InlineData("steps.a.x == 'y'", "unknown steps.a.x")]
    [InlineData("steps.a.x == steps.a.x", "unknown steps.a.x")]
    [InlineData("steps.a.x != vars.b", "unknown steps.a.x, vars.b")]
    [InlineData("'y' < steps.a.x", "unknown steps.a.x")]
    [InlineData("!steps.a.x", "unknown steps.a.x")]
    [InlineData("false && steps.a.x", "false")]
    [InlineData("true && steps.a.x", "unknown steps.a.x")]
    [InlineData("true || steps.a.x", "true")]
    [InlineData("'' || steps.a.x", "unknown steps.a.x")]
    [InlineData("steps.a.x || vars.b", "unknown steps.a.x, vars.b")]
    [InlineData("steps.a.x && fromJSON('')", "unknown steps.a.x")]
    [InlineData("!(steps.a.x && false)", "true")]
    [InlineData("!(steps.a.x || 'yes')", "false")]
    [InlineData("(steps.a.x && false) || 'next'", "'next'")]
    [InlineData("(steps.a.x || 1) && 'next'", "'next'")]
    [InlineData("(steps.a.x == '1' && false) == false", "unknown steps.a.x")]
    [InlineData("format('{0}-{1}-{0}', steps.a.x, 1)", "unknown steps.a.x")]
    [InlineData("format('{1}-{2}', 1, steps.a.x, vars.b)", "unknown steps.a.x, vars.b")]
    [InlineData("format('{0}', 1, steps.a.x)", "'1'")]
    [InlineData("format(steps.a.x, 1)", "unknown steps.a.x")]
    [InlineData("format('{9}', steps.a.x)", "error BadFormat")]
    [InlineData("join(some)", "unknown steps.a.y")]
    [InlineData("join(some, vars.b)", "unknown vars.b, steps.a.y")]
    [InlineData("join(steps.a.x)", "unknown steps.a.x")]
    [InlineData("join('a', steps.a.x)", "'a'")]
    [InlineData("contains(some, 1)", "true")]
    [InlineData("contains(some, 2)", "unknown steps.a.y")]
    [InlineData("contains(steps.a.x, 2)", "unknown steps.a.x")]
    [InlineData("contains('a', steps.a.x)", "unknown steps.a.x")]
    [InlineData("startsWith(steps.a.x, 'v')", "unknown steps.a.x")]
    [InlineData("endsWith('v', steps.a.x)", "unknown steps.a.x")]
    [InlineData("toJSON(some)", "unknown steps.a.y")]
    [InlineData("toJSON(partly)", "unknown github")]
    [InlineData("fromJSON(steps.a.x).matrix[0]", "unknown steps.a.x")]
    [InlineData("case(steps.a.x == 1, 2, 3)", "unknown steps.a.x")]
    [InlineData("case(true, 2, steps.a.x == 1, 3, 4)", "2")]
    [InlineData("case(steps.a.x, 2, 3)", "unknown steps.a.x")]
    [InlineData("hashFiles(steps.a.x)", "unknown steps.a.x")]
    [InlineData("some.*", "[1,unknown steps.a.y]")]
    [InlineData("some.*.name", "unknown steps.a.y.name")]
    [InlineData("some[steps.a.x]", "unknown steps.a.x")]
    [InlineData("steps[vars.b].outputs", "unknown steps, vars.b")]
    [InlineData("partly.ref", "'main'")]
    [InlineData("partly.actor", "unknown github.actor")]
    [InlineData("partly.*", "unknown github.*")]
    public void What_depends_on_an_unknown_value_says_on_which(string expression, string value)
    {
        ExpressionMembers partly = new() { Others = ExpressionValue.Unknown("github") };
        partly.Add("ref", ExpressionValue.Of("main"));
        TestScope scope = new();
        scope.Contexts["steps"] = ExpressionValue.Unknown("steps");
        scope.Contexts["vars"] = ExpressionValue.Unknown("vars");
        scope.Contexts["some"] = ExpressionValue.Of([ExpressionValue.Of(1), ExpressionValue.Unknown("steps.a.y")]);
        scope.Contexts["partly"] = ExpressionValue.Of(partly);

        Assert.Equal(value, scope.Evaluate(expression));
    }

    [Theory]
    [InlineData("steps.x", null)]
    [InlineData("steps.x && false", false)]
    [InlineData("steps.x && true", null)]
    [InlineData("steps.x || 'a'", true)]
    [InlineData("steps.x || ''", null)]
    [InlineData("(steps.x && 0) && (steps.y || 1)", false)]
    public void Whether_a_condition_is_met_may_be_known_all_the_same(string expression, bool? truth)
    {
        TestScope scope = new();
        scope.Contexts["steps"] = ExpressionValue.Unknown("steps");

        ExpressionValue value = ExpressionEvaluator.Evaluate(ExpressionParser.Parse(expression).Root!, scope).Value!;

        Assert.Equal(ExpressionValueKind.Unknown, value.Kind);
        Assert.Equal(truth, value.Truth);
    }
}
