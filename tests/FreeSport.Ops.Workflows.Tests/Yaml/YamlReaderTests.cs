using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Keys_values_and_lists_know_their_places()
    {
        YamlReading reading = YamlReader.Read("name: Мяч\nlist:\n  - one\n  - 'two'\n");

        YamlMapping root = Assert.IsType<YamlMapping>(reading.Root);
        YamlSequence list = Assert.IsType<YamlSequence>(root.Find("list"));
        YamlScalar two = Assert.IsType<YamlScalar>(list.Items[1]);
        Assert.Empty(reading.Problems);
        Assert.Equal(["name", "list"], root.Entries.Select(static e => e.Key.Value));
        Assert.Equal("Мяч", Assert.IsType<YamlScalar>(root.Find("name")).Value);
        Assert.Equal(("two", false, 4, 5), (two.Value, two.IsPlain, two.Start.Line, two.Start.Column));
        Assert.Null(root.Find("Name"));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", 3, 1)]
    [InlineData("a:\n  x: 1\n  y: 2\n  x: 3\n", 4, 3)]
    [InlineData("{a: 1, \"a\": 2}", 1, 8)]
    [InlineData("? a\n: 1\n? a\n: 2\n", 3, 3)]
    public void A_key_that_stands_twice_is_told_at_its_second_place_and_the_first_counts(string text, int line, int column)
    {
        YamlReading reading = YamlReader.Read(text);

        YamlProblem problem = Assert.Single(reading.Problems);
        Assert.Equal(YamlProblemKind.DuplicateKey, problem.Kind);
        Assert.Equal((line, column), (problem.Position.Line, problem.Position.Column));
        YamlNode mapping = ((YamlMapping)reading.Root!).Find("a")!;
        Assert.Equal("1", ((mapping as YamlMapping)?.Find("x") ?? mapping) is YamlScalar first ? first.Value : null);
    }

    [Theory]
    [InlineData("key: [one, two\n", 2)]
    [InlineData("a: 1\n  b: 2\n", 2)]
    [InlineData("on:\n  push:\n    branches: [develop\n    paths: [x]\njobs: {}\n", 3)]
    [InlineData("jobs:\n  a:\n    steps:\n      - {run: x\n      - run: y\n", 4)]
    [InlineData("a: 1\nb: 'no end\n", 2)]
    [InlineData("a: 1\n\tb: 2\n", 1)]
    [InlineData("a: 1\nb: @at\n", 2)]
    [InlineData("a: 1\nb: %percent\n", 2)]
    [InlineData("a: 1\nb: *unknown\n", 2)]
    [InlineData("a: b: c\n", 1)]
    [InlineData("a: \"\\q\"\n", 1)]
    public void What_is_not_yaml_is_told_with_its_line(string text, int line)
    {
        YamlProblem problem = YamlReader.Read(text).Problems[0];

        Assert.Equal(YamlProblemKind.Syntax, problem.Kind);
        Assert.InRange(problem.Position.Line, line, line + 1);
        Assert.NotEmpty(problem.Message.ToString());
        Assert.DoesNotContain("state of the object", problem.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("---\n...\n")]
    [InlineData("~")]
    [InlineData("null")]
    public void What_holds_nothing_is_told_to_be_empty(string text)
    {
        YamlReading reading = YamlReader.Read(text);

        Assert.Null(reading.Root);
        Assert.Equal(YamlProblemKind.Empty, Assert.Single(reading.Problems).Kind);
    }

    [Theory]
    [InlineData("\0", 1, 1)]
    [InlineData("name: x\n\u0001\0", 2, 2)]
    [InlineData("\n\0", 2, 1)]
    public void What_is_not_text_is_told_with_the_place_of_the_zero_byte(string text, int line, int column)
    {
        YamlProblem problem = Assert.Single(YamlReader.Read(text).Problems);

        Assert.Equal((YamlProblemKind.Binary, line, column), (problem.Kind, problem.Position.Line, problem.Position.Column));
    }

    [Fact]
    public void An_alias_is_what_its_anchor_is()
    {
        YamlMapping root = (YamlMapping)YamlReader.Read("a: &x { k: v }\nb: *x\n").Root!;

        Assert.Same(root.Find("a"), root.Find("b"));
    }

    [Fact]
    public void An_anchor_that_is_set_again_holds_from_there_on()
    {
        YamlSequence root = (YamlSequence)YamlReader.Read("[&x one, *x, &x two, *x]").Root!;

        Assert.Equal(["one", "one", "two", "two"], root.Items.Select(static i => ((YamlScalar)i).Value));
    }

    [Theory]
    [InlineData("&a [*a]")]
    [InlineData("&a {k: *a}")]
    [InlineData("a: &a\n  b: *a\n")]
    public void A_node_that_holds_itself_is_told_and_not_followed(string text) =>
        Assert.Equal(YamlProblemKind.Syntax, Assert.Single(YamlReader.Read(text).Problems).Kind);

    [Fact]
    public void Only_the_first_document_is_read()
    {
        YamlReading reading = YamlReader.Read("a: 1\n---\nb: 2\n");

        Assert.Empty(reading.Problems);
        Assert.Equal(["a"], ((YamlMapping)reading.Root!).Entries.Select(static e => e.Key.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void A_value_left_out_is_no_text(string value) =>
        Assert.True(((YamlScalar)((YamlMapping)YamlReader.Read("key: " + value + "\n").Root!).Find("key")!).IsNull);

    [Theory]
    [InlineData("''")]
    [InlineData("'null'")]
    [InlineData("\"~\"")]
    [InlineData("0")]
    [InlineData("false")]
    public void A_value_in_quotes_is_a_text_whatever_it_says(string value) =>
        Assert.False(((YamlScalar)((YamlMapping)YamlReader.Read("key: " + value + "\n").Root!).Find("key")!).IsNull);
}
