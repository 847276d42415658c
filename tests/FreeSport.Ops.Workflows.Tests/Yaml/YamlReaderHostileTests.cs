using System.Text;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Tests.Yaml;

public sealed class YamlReaderHostileTests
{
    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("[{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Nesting_that_nobody_writes_is_told_and_does_not_overflow(string opening)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 100_000));

        YamlReading reading = YamlReader.Read(text);

        Assert.Null(reading.Root);
        Assert.Equal(YamlProblemKind.TooLarge, Assert.Single(reading.Problems).Kind);
    }

    [Theory]
    [InlineData(YamlReader.DeepestNesting, true)]
    [InlineData(YamlReader.DeepestNesting + 1, false)]
    public void Nesting_up_to_the_limit_is_read(int depth, bool isRead) =>
        Assert.Equal(isRead, YamlReader.Read(new string('[', depth) + new string(']', depth)).Root is not null);

    [Fact]
    public void Aliases_of_aliases_do_not_grow_into_what_they_stand_for()
    {
        StringBuilder text = new("l0: &l0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int level = 1; level < 100; level++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]\n");
        }

        YamlReading reading = YamlReader.Read(text.ToString());

        Assert.Null(reading.Root);
        Assert.Equal((YamlProblemKind.TooLarge, 5), (Assert.Single(reading.Problems).Kind, reading.Problems[0].Position.Line));
    }

    [Theory]
    [InlineData(9_999, true)]
    [InlineData(10_001, false)]
    public void What_all_aliases_together_stand_for_is_bounded(int aliases, bool isRead)
    {
        string text = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\nb:\n" + string.Concat(Enumerable.Repeat("- *a\n", aliases));

        YamlMapping? root = (YamlMapping?)YamlReader.Read(text).Root;

        Assert.Equal(isRead, root is not null);
        Assert.Same(root?.Find("a"), (root?.Find("b") as YamlSequence)?.Items[^1]);
    }

    [Theory]
    [InlineData("\"\\UFFFFFFFF\"")]
    [InlineData("\"\\U00110000\"")]
    [InlineData("\"\\uD800\"")]
    [InlineData("\"\\xZZ\"")]
    [InlineData("%YAML 99999999999999999999.1\n---\na: 1\n")]
    [InlineData("%YAML 2.0\n---\na: 1\n")]
    [InlineData("%TAG ! tag:x,2000:\n%TAG ! tag:y,2000:\n---\na: 1\n")]
    [InlineData("!<%zz> a")]
    [InlineData("!!%FF%FE a")]
    [InlineData("!undefined!x a")]
    [InlineData("a: |99\n  x\n")]
    [InlineData("a: |0\n  x\n")]
    [InlineData("&: x")]
    [InlineData("*")]
    [InlineData("? [a, b]\n: c\n")]
    [InlineData("{{a: b}: c}")]
    [InlineData("[a, b]: c\n")]
    [InlineData("\uD800")]
    [InlineData("\uFFFE: \uFFFF")]
    [InlineData("\u0085\u2028\u2029a: b")]
    [InlineData("]")]
    [InlineData("}")]
    [InlineData(": ")]
    [InlineData("- - : ? ,")]
    [InlineData("...\n...\n")]
    [InlineData("\t")]
    public void Anything_is_read_or_told_and_nothing_is_thrown(string text) => Read(text);

    [Fact]
    public void A_megabyte_on_one_line_is_read()
    {
        string value = new('x', 1_000_000);

        Assert.Equal(value, Assert.IsType<YamlScalar>(Read(value).Root).Value);
    }

    public static TheoryData<string> Workflows => [.. Directory.GetFiles(Sources.SampleWorkflows).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_real_workflow_with_anything_done_to_it_is_read_or_told(string file)
    {
        string text = File.ReadAllText(Path.Combine(Sources.SampleWorkflows, file));
#pragma warning disable CA5394 // The same mutations in every run.
        Random chance = new(file.Length);
        const string Pieces = "[]{}:,-?&*!|>'\"%@`#\n\t \\\0\u0085\uFEFF0aЯ";
        for (int run = 0; run < 1000; run++)
        {
            StringBuilder mutated = new(text);
            for (int change = chance.Next(1, 6); change > 0; change--)
            {
                int at = chance.Next(mutated.Length);
                switch (chance.Next(4))
                {
                    case 0:
                        mutated[at] = Pieces[chance.Next(Pieces.Length)];
                        break;
                    case 1:
                        mutated.Insert(at, Pieces[chance.Next(Pieces.Length)]);
                        break;
                    case 2:
                        mutated.Remove(at, Math.Min(chance.Next(1, 20), mutated.Length - at));
                        break;
                    default:
                        mutated.Insert(at, text.AsSpan(at % text.Length, Math.Min(chance.Next(1, 60), text.Length - (at % text.Length))));
                        break;
                }
            }
#pragma warning restore CA5394

            Read(mutated.ToString());
        }
    }

    private static YamlReading Read(string text)
    {
        YamlReading reading = YamlReader.Read(text);

        Assert.True(reading.Root is not null || reading.Problems.Count > 0, "Neither read nor told why not.");
        Assert.All(reading.Problems, problem =>
        {
            Assert.NotEmpty(problem.Message.ToString());
            Assert.InRange(problem.Position.Line, 1, 1 + text.Count(static c => c is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029'));
            Assert.InRange(problem.Position.Column, 1, text.Length + 1);
            Assert.InRange(problem.Position.Index, 0, text.Length);
        });
        return reading;
    }
}
