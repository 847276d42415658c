using System.Text;

using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Tests.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Fuzzing;

/// <summary>Expressions of workflows with anything done to them: read and evaluated, or refused with a place.</summary>
public sealed class ExpressionFuzzTests
{
    private static readonly string[] Real =
    [
        "github.event_name == 'push' && github.ref != 'refs/heads/main' || !contains(github.event.labels.*.name, 'it''s')",
        "format('{0}-{1}-{{x}}', join(fromJSON('[1, {\"a\": [2]}]').*.a, ', '), toJSON(github))",
        "case(steps.build.outputs.image == '', 1, startsWith(list[0], 0xFF) <= 1e3, (list[*])[0], always())",
        "endsWith(github['ref'], -0.5) >= null && hashFiles('**/a.lock', '!b') && steps['x'].y[1].*",
    ];

    private static readonly string[] Tokens =
    [
        "(", ")", "[", "]", ".", "*", "!", "==", "!=", "<=", "||", "&&", ",", "'", "''", "}}", "${{", "{0}", "{", "0x", "1e", "-", "null", "true", "NaN", "Infinity",
        "github", "steps", "list", "fromJSON(", "toJSON(", "format(", "join(", "case(", "contains(", "success()", "Ж", "\ud83d\ude0a", "\0", "\u00a0", "\n",
    ];

    [Fact]
    public Task An_expression_is_read_and_evaluated_or_refused()
    {
        TestScope scope = Scope();
        ExpressionNames names = new(scope.Contexts.Keys, ExpressionFunction.Status);
        return Fuzz.RunAsync(20_000, chance =>
        {
            string text = Encoding.UTF8.GetString(Fuzz.Mutate(Encoding.UTF8.GetBytes(chance.One(Real)), chance, Tokens));

            ExpressionParse parse = ExpressionParser.Parse(text);
            Check(parse, 0, text.Length);
            ExpressionError? name = ExpressionParser.Parse(text, names).Error;
            Assert.True(parse.Root is null ? name is not null : name == names.Check(parse.Root));
            if (parse.Root is not null)
            {
                ExpressionResult result = ExpressionEvaluator.Evaluate(parse.Root, scope);
                Assert.True(result.Value is null != result.Error is null);
                Place(result.Error, 0, text.Length);
                Assert.True(result.Value?.Kind != ExpressionValueKind.Unknown || result.Value.Reasons.Count > 0);
            }
        });
    }

    [Fact]
    public Task An_expression_inside_a_text_ends_inside_of_it() => Fuzz.RunAsync(20_000, static chance =>
    {
        string text = Encoding.UTF8.GetString(Fuzz.Mutate(Encoding.UTF8.GetBytes($"echo ${{{{ {chance.One(Real)} }}}} and ${{{{ {chance.One(Real)} }}}}"), chance, Tokens));
        int start = text.IndexOf("${{", StringComparison.Ordinal) is var found and >= 0 ? found + 3 : chance.Next(text.Length + 1);

        ExpressionParse parse = ExpressionParser.ParseEmbedded(text, start, out int end);

        Assert.InRange(end, start, text.Length);
        Check(parse, start, end);
        if (parse.Root is not null)
        {
            Assert.Equal("}}", text[(end - 2)..end]);
            Assert.Null(ExpressionParser.Parse(text[start..(end - 2)]).Error);
        }
    });

    private static void Check(ExpressionParse parse, int start, int end)
    {
        Assert.True(parse.Root is null != parse.Error is null);
        Place(parse.Error, start, end);
        if (parse.Root is not null)
        {
            Within(parse.Root, start, end);
        }
    }

    private static void Place(ExpressionError? error, int start, int end)
    {
        Assert.True(error is null || (start <= error.Start && error.Start <= error.End && error.End <= end && error.Message.ToString().Length > 0), error?.ToString());
    }

    private static void Within(ExpressionNode node, int start, int end)
    {
        Assert.True(start <= node.Start && node.Start <= node.End && node.End <= end);
        ExpressionNode[] parts = node switch
        {
            PropertyNode property => [property.Target],
            StarNode star => [star.Target],
            NotNode not => [not.Operand],
            IndexNode index => [index.Target, index.Index],
            BinaryNode binary => [binary.Left, binary.Right],
            CallNode call => [.. call.Arguments],
            _ => [],
        };
        int at = node.Start;
        foreach (ExpressionNode part in parts)
        {
            Within(part, at, node.End);
            at = part.End;
        }
    }

    private static TestScope Scope()
    {
        TestScope scope = TestScope.Of("""{ "github": { "event_name": "push", "ref": "refs/heads/main", "event": { "labels": [ { "name": "bug" } ] } }, "list": [1, [2], { "a": "b" }] }""");
        scope.Contexts["steps"] = ExpressionValue.Unknown("steps");
        scope.Functions["always"] = scope.Functions["success"] = ExpressionValue.True;
        return scope;
    }
}
