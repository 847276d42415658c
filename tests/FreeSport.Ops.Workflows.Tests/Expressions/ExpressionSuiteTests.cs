using System.Text.Json;

using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Tests.Expressions;

/// <summary>The language-neutral suite of github.com/actions/languageservices, which is read where it lies and never copied.</summary>
public sealed class ExpressionSuiteTests(ITestOutputHelper output)
{
    private const string Variable = "FSOPS_EXPRESSION_SUITE";
    private const int Least = 1_000;

    [Fact]
    public void GitHubs_own_cases_come_out_as_GitHub_says()
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Skip($"{Variable} does not name the folder expressions/testdata of actions/languageservices.");
        }

        int total = 0;
        List<string> wrong = [];
        foreach (string file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument suite = JsonDocument.Parse(File.ReadAllText(file));
            foreach (JsonElement test in suite.RootElement.EnumerateObject().SelectMany(static group => group.Value.EnumerateArray()))
            {
                total++;
                if (Wrong(test) is { } why)
                {
                    wrong.Add($"{Path.GetFileName(file)}: {test.GetProperty("expr").GetString()}: {why}");
                }
            }
        }

        string count = $"{total - wrong.Count} of {total} right.";
        output.WriteLine(count);
        Assert.True(total >= Least, $"Only {total} cases in {folder}.");
        Assert.True(wrong.Count == 0, count + Environment.NewLine + string.Join(Environment.NewLine, wrong));
    }

    private static string? Wrong(JsonElement test)
    {
        string expression = test.GetProperty("expr").GetString()!;
        TestScope scope = test.TryGetProperty("contexts", out JsonElement contexts) ? TestScope.Of(contexts.GetRawText()) : new();
        ExpressionParse parse = ExpressionParser.Parse(expression, new ExpressionNames(scope.Contexts.Keys, []));
        ExpressionResult result = parse.Root is null ? default : ExpressionEvaluator.Evaluate(parse.Root, scope);
        if (test.TryGetProperty("err", out JsonElement wanted))
        {
            bool evaluation = wanted.GetProperty("kind").GetString() == "evaluation";
            string got = parse.Error is { } early ? $"{early.Message}. Located at position {early.Start + 1} within expression: {expression}"
                : result.Error is { } late ? $"{late.Message}. Located within expression: {expression}"
                : "no error";
            return got.Contains(wanted.GetProperty("value").GetString()!, StringComparison.Ordinal) && evaluation == (parse.Error is null) ? null : got;
        }

        string right = TestScope.Show(TestScope.Value(test.GetProperty("result").GetProperty("value")));
        return result.Value is null ? (parse.Error ?? result.Error)!.Message.ToString()
            : result.Value.Kind.ToString() != test.GetProperty("result").GetProperty("kind").GetString() ? $"{result.Value.Kind}"
            : TestScope.Show(result.Value) is var got1 && got1 != right ? $"{got1} instead of {right}"
            : null;
    }
}
