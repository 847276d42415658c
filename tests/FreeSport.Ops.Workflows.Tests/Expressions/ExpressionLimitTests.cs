using System.Text;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

public sealed class ExpressionLimitTests
{
    // A quarter of what a thread has on Windows.
    private const int SmallStack = 256 * 1024;

    public static TheoryData<string, int> Nestings => new()
    {
        { "!", 49 }, { "(", 49 }, { "f(", 49 }, { ".b", 49 }, { ".*", 49 }, { "[0]", 49 }, { "[*]", 49 }, { " == 1", 50 }, { " < 1", 50 }, { "a[", 49 }, { "(1||", 24 }, { "f(1&&", 24 },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void The_depth_ends_where_GitHub_ends_it_and_far_beyond_nothing_breaks(string part, int most)
    {
        OnSmallStack(() =>
        {
            Assert.Null(ExpressionParser.Parse(Nested(part, most)).Error);
            Assert.Equal(ExpressionErrorKind.TooDeep, ExpressionParser.Parse(Nested(part, most + 1)).Error!.Kind);
            Assert.Equal(ExpressionErrorKind.TooDeep, ExpressionParser.Parse(Nested(part, 2_500)).Error!.Kind);
            Assert.Equal(ExpressionErrorKind.TooDeep, ExpressionParser.ParseEmbedded(Nested(part, 2_500) + "}}", 0, out _).Error!.Kind);
        });
    }

    [Theory]
    [InlineData("||")]
    [InlineData("&&")]
    public void A_chain_may_be_as_long_as_the_expression(string link)
    {
        string source = string.Join(link, Enumerable.Repeat("1", 7_000));
        OnSmallStack(() =>
        {
            ExpressionParse parse = ExpressionParser.Parse(source);

            Assert.Equal((0, source.Length), (parse.Root!.Start, parse.Root.End));
            Assert.Null(new ExpressionNames([], []).Check(parse.Root));
            Assert.Equal(1, ExpressionEvaluator.Evaluate(parse.Root, new TestScope()).Value!.Number);
        });
    }

    [Fact]
    public void Chains_within_chains_stay_on_a_small_stack()
    {
        StringBuilder source = new("1");
        for (int level = 0; level < 16; level++)
        {
            source.Insert(0, string.Concat(Enumerable.Repeat("0||", 200)) + string.Concat(Enumerable.Repeat("1&&", 200)) + "(").Append(')');
        }

        OnSmallStack(() =>
        {
            ExpressionParse parse = ExpressionParser.Parse(source.ToString());

            Assert.Null(parse.Error);
            Assert.Equal(1, ExpressionEvaluator.Evaluate(parse.Root!, new TestScope()).Value!.Number);
        });
    }

    [Fact]
    public void The_length_ends_where_GitHub_ends_it()
    {
        string longest = "'" + new string('a', ExpressionLimits.Length - 2) + "'";

        Assert.Null(ExpressionParser.Parse(longest).Error);
        Assert.Equal(ExpressionErrorKind.TooLong, ExpressionParser.Parse(longest + " ").Error!.Kind);
        Assert.Null(ExpressionParser.ParseEmbedded("x" + longest + "}}", 1, out _).Error);
        Assert.Equal(ExpressionErrorKind.TooLong, ExpressionParser.ParseEmbedded("x" + longest + " }} y", 1, out int end).Error!.Kind);
        Assert.Equal(longest.Length + 4, end);
    }

    [Fact]
    public void A_text_with_thousands_of_expressions_is_read_once()
    {
        string text = string.Concat(Enumerable.Repeat("${{ github.sha == 'x' && a }}", 20_000));
        int count = 0;
        for (int at = text.IndexOf("${{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("${{", at, StringComparison.Ordinal))
        {
            Assert.Null(ExpressionParser.ParseEmbedded(text, at + 3, out at).Error);
            count++;
        }

        Assert.Equal(20_000, count);
    }

    [Theory]
    [InlineData("format('{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}', format('{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}', format('{0}{0}{0}{0}{0}{0}{0}{0}{0}{0}', big)))")]
    [InlineData("join(fromJSON('[1,2,3,4,5,6,7,8,9,10]'), join(fromJSON('[1,2,3,4,5,6,7,8,9,10]'), join(fromJSON('[1,2,3,4,5,6,7,8,9,10]'), big)))")]
    [InlineData("toJSON(toJSON(toJSON(toJSON(toJSON(toJSON(toJSON(toJSON(quotes))))))))")]
    [InlineData("fromJSON(format('[{0}]', list))")]
    public void Nested_calls_cannot_blow_up_the_memory(string expression)
    {
        TestScope scope = new();
        scope.Contexts["big"] = ExpressionValue.Of(new string('a', 1_000));
        scope.Contexts["quotes"] = ExpressionValue.Of(new string('"', 5_000));
        scope.Contexts["list"] = ExpressionValue.Of(string.Join(',', Enumerable.Repeat("0", 100_000)));

        Assert.Equal("error TooMuchMemory", scope.Evaluate(expression));
    }

    [Fact]
    public void What_is_not_needed_any_more_does_not_count()
    {
        TestScope scope = new();
        scope.Contexts["big"] = ExpressionValue.Of(new string('a', 200_000));

        Assert.Equal("true", scope.Evaluate(string.Join(" && ", Enumerable.Repeat("endsWith(format('{0}', big), 'a')", 50))));
    }

    [Theory]
    [InlineData(100, "fromJSON(text) != null", "true")]
    [InlineData(101, "fromJSON(text) != null", "error BadJson")]
    [InlineData(100, "toJSON(fromJSON(text)) != ''", "true")]
    [InlineData(50_000, "fromJSON(text)", "error BadJson")]
    public void Json_nests_as_deeply_as_on_GitHub(int depth, string expression, string result)
    {
        TestScope scope = new();
        scope.Contexts["text"] = ExpressionValue.Of(new string('[', depth) + new string(']', depth));

        Assert.Equal(result, scope.Evaluate(expression));
    }

    [Fact]
    public void A_context_that_nests_without_end_is_an_error()
    {
        ExpressionValue value = ExpressionValue.Null;
        for (int level = 0; level < 10_000; level++)
        {
            value = ExpressionValue.Of([value]);
        }

        TestScope scope = new();
        scope.Contexts["deep"] = value;

        OnSmallStack(() => Assert.Equal("error BadJson", scope.Evaluate("toJSON(deep)")));
    }

    private static string Nested(string part, int count)
    {
        string all = string.Concat(Enumerable.Repeat(part, count));
        return part[0] is '.' or '[' ? "a" + all
            : part[0] == ' ' ? "1" + all
            : all + "1" + new string(part == "a[" ? ']' : ')', part == "!" ? 0 : count);
    }

    private static void OnSmallStack(Action act)
    {
        Exception? failure = null;
        Thread thread = new(
            () =>
            {
                try
                {
                    act();
                }
#pragma warning disable CA1031 // It is thrown again below.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    failure = thrown;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.True(failure is null, failure?.ToString());
    }
}
