using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Tests.Yaml;

/// <summary>What GitHub takes although strict readers of YAML refuse it, and what it refuses although they take it.</summary>
public sealed class YamlLikeGitHubTests
{
    [Theory]
    [InlineData("run: |\n      \n  echo one\n  echo two\n", "\necho one\necho two\n")]
    [InlineData("run: |\n     \n         \n  echo\n", "\n\necho\n")]
    [InlineData("run: >-\n      \n  one\n  two\n", "\none two")]
    [InlineData("run: |+\n      \n\n", "\n\n")]
    [InlineData("run: |2\n    \n   echo\n", "  \n echo\n")]
    public void Blank_lines_before_a_blocks_text_may_be_indented_further_than_it(string text, string value) => Assert.Equal(value, Value(text, "run"));

    [Theory]
    [InlineData("a:\n  branches: [\n  main,\n  develop\n  ]\nb: 1\n")]
    [InlineData("a:\n  branches:\n  [main,\n  develop]\nb: 1\n")]
    [InlineData("a:\n  branches: [main,\ndevelop\n]\nb: 1\n")]
    [InlineData("a:\n  branches: [main, # the one\n    develop]# the other\nb: 1\n")]
    [InlineData("a:\n  branches: [main, develop]#and nothing more\nb: 1\n")]
    [InlineData("a:\n  branches: [\n\tmain,\n\tdevelop,\n  ]\nb: 1\n")]
    public void Inside_brackets_indentation_says_nothing_and_a_comment_may_stand_right_behind_them(string text)
    {
        YamlReading reading = YamlReader.Read(text);

        YamlMapping root = Assert.IsType<YamlMapping>(reading.Root);
        Assert.Empty(reading.Problems);
        Assert.Equal(["main", "develop"], ((YamlSequence)((YamlMapping)root.Find("a")!).Find("branches")!).Items.Select(static i => ((YamlScalar)i).Value));
        Assert.Equal("1", Value(text, "b"));
    }

    [Fact]
    public void A_byte_order_mark_indents_nothing()
    {
        YamlReading reading = YamlReader.Read("\uFEFFa: 1\nb:\n  - c\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(["a", "b"], Assert.IsType<YamlMapping>(reading.Root).Entries.Select(static e => e.Key.Value));
        Assert.Equal((1, 1), (reading.Root!.Start.Line, reading.Root.Start.Column));
    }

    [Theory]
    [InlineData("a: &рус x\nb: *рус\n")]
    [InlineData("a: &build/image:1.0 x\nb: *build/image:1.0\n")]
    [InlineData("a: &a.b@c x\nb: *a.b@c\n")]
    public void An_anchor_has_any_name(string text) => Assert.Equal("x", Value(text, "b"));

    [Theory]
    [InlineData("a: !!int 5", YamlScalarKind.Whole)]
    [InlineData("a: !!str 5", YamlScalarKind.Text)]
    [InlineData("a: !!str", YamlScalarKind.Text)]
    [InlineData("a: !!bool true", YamlScalarKind.Boolean)]
    [InlineData("a: !!null ''", YamlScalarKind.Null)]
    [InlineData("a: !!float 5", YamlScalarKind.Fraction)]
    [InlineData("a: ! 5", YamlScalarKind.Text)]
    [InlineData("a: !!str &x 5", YamlScalarKind.Text)]
    [InlineData("a: &x !!str 5", YamlScalarKind.Text)]
    public void A_tag_says_what_a_value_is(string text, YamlScalarKind kind)
    {
        YamlReading reading = YamlReader.Read(text + "\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(kind, ((YamlScalar)((YamlMapping)reading.Root!).Find("a")!).Kind);
    }

    [Theory]
    [InlineData("!cancelled()", "!cancelled()")]
    [InlineData("!github.event.pull_request.draft", "!github.event.pull_request.draft")]
    [InlineData("!failure() && github.ref == 'refs/heads/main'", "!failure()")]
    [InlineData("!contains(github.ref, 'x')", "!contains(github.ref")]
    [InlineData("!startsWith( 'a', 'b')", "!startsWith(")]
    public void A_negation_without_quotes_is_a_tag_and_called_one(string condition, string tag)
    {
        string text = $"on: push\njobs:\n  a:\n    if: {condition}\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make\n";

        Finding finding = Assert.Single(WorkflowSyntaxReader.Read(text).Problems);

        Assert.Equal((4, 9), (finding.Start.Line, finding.Start.Column));
        Assert.Contains($"'{tag}' is a YAML tag", finding.Message.ToString(), StringComparison.Ordinal);
        Assert.Contains("${{ }}", finding.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: \"open\nb: 1\n", 1, 4, "not closed")]
    [InlineData("a: 'open\n", 1, 4, "not closed")]
    [InlineData("a: [x\nb: 1\n", 2, 2, "[ of line 1 is not closed")]
    [InlineData("a: {x: 1\n", 2, 1, "{ of line 1 is not closed")]
    [InlineData("a: [x, , y]\n", 1, 8, "before this comma")]
    [InlineData("a: b: c\n", 1, 5, "in quotes")]
    [InlineData("a: 1\n  b: 2\n", 2, 4, "indentation")]
    [InlineData("a:\n  b: 1\n c: 2\n", 3, 2, "indented differently")]
    [InlineData("a:\n  - 1\n  b: 2\n", 3, 3, "'- '")]
    [InlineData("a: 1\n- b\n", 2, 1, "among keys")]
    [InlineData("a: 1\nb\nc: 2\n", 2, 1, "a key")]
    [InlineData("a: 1\n\tb: 2\n", 2, 1, "tab")]
    [InlineData("a: 'x' y\n", 1, 8, "nothing can follow")]
    [InlineData("a: \"\\q\"\n", 1, 5, "'\\q'")]
    [InlineData("a: |x\n  y\n", 1, 5, "behind |")]
    [InlineData("a: @x\n", 1, 4, "begins with @")]
    public void What_is_no_yaml_is_told_where_it_is_and_what_to_do(string text, int line, int column, string said)
    {
        YamlProblem problem = Assert.Single(YamlReader.Read(text).Problems);

        Assert.Contains(said, problem.Message.ToString(), StringComparison.Ordinal);
        Assert.Equal((line, column), (problem.Position.Line, problem.Position.Column));
    }

    [Fact]
    public void Tags_and_anchors_on_lines_of_their_own_do_not_nest_without_end() =>
        Assert.Equal(YamlProblemKind.TooLarge, Assert.Single(YamlReader.Read(string.Concat(Enumerable.Repeat("&a\n", 100_000))).Problems).Kind);

    private static string Value(string text, string key)
    {
        YamlReading reading = YamlReader.Read(text);
        Assert.Empty(reading.Problems);
        return Assert.IsType<YamlScalar>(((YamlMapping)reading.Root!).Find(key)).Value;
    }
}
