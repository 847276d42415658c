using System.Text;

using FreeSport.Ops.Workflows.Yaml;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FreeSport.Ops.Workflows.Tests.Yaml;

/// <summary>Our reader beside YamlDotNet's: what both read is the same, and what that one reads ours does.</summary>
public sealed class YamlDotNetTests
{
    private const int Runs = 6_000;

    // Everything YAML has, close together.
    private const string Everything = """
        a: &x {k: v, l: [1, 2, {m: n}]}
        b: *x
        c: |
          text
           more

          end
        d: >-
          folded
          text

          para
           ind
          back
        e: 'it''s'
        f: "a\tb\
           c

          d"
        g:
        - 1
        -
          - 2
          - k: v
            l: w
        h: plain
          goes on

          here
        ? ex
        : val
        i: !!str 5
        j: [a: b, ? c : d, "e": f]
        k: >+
          x

        l: x # comment
        """;

    private static readonly string[] Pieces =
        ["[", "]", "{", "}", ":", ",", "-", "?", "&", "*", "!", "|", ">", "'", "\"", "#", "\n", " ", "a", "1", "\n\n", "- ", "? ", ": ", ", ", "|\n", ">+\n", " # c\n", "\\n", "&a ", "*a", "!!str ", "\n   x", "\n- y", "a: b"];

    // Where that reader is known to be wrong, or to take what GitHub does not: it loses "? " before a line's end, takes a
    // colon before a bracket for text, a sign of a block or "? " inside brackets for a value, and stops at some tags.
    private static readonly string[] Known = ["? \n", "?\n", "?  \n", "? #", ":}", ":]", ":,", "* :", "*:", "*a:", "]a", "]1", "}a", "}1", ",:", "?,", "?]", "?}", "? :", "!,", "!]", "![", "!{", "!}"];

    [Fact]
    public void A_mutated_text_is_read_alike()
    {
        string[] seeds = [Everything + "\n", .. Directory.GetFiles(Sources.SampleWorkflows).Select(File.ReadAllText)];
        List<string> different = [];
        int compared = 0;
#pragma warning disable CA5394 // The same mutations in every run.
        Random chance = new(16);
        for (int run = 0; run < Runs; run++)
        {
            StringBuilder mutated = new(seeds[run % 2 == 0 ? 0 : chance.Next(seeds.Length)]);
            for (int change = chance.Next(0, 4); change > 0; change--)
            {
                int at = chance.Next(mutated.Length);
                if (chance.Next(3) == 0)
                {
                    mutated.Remove(at, Math.Min(chance.Next(1, 8), mutated.Length - at));
                }
                else
                {
                    mutated.Insert(at, Pieces[chance.Next(Pieces.Length)]);
                }
            }
#pragma warning restore CA5394

            string text = mutated.ToString();
            YamlReading ours = YamlReader.Read(text);
            if (Known.Any(k => text.Contains(k, StringComparison.Ordinal)) || ours.Problems.Any(static p => p.Kind == YamlProblemKind.DuplicateKey) || Theirs(text) is not { } theirs)
            {
                continue;
            }

            compared++;
            string read = ours.Problems.Count > 0 && ours.Root is null && ours.Problems[0].Kind != YamlProblemKind.Empty ? ours.Problems[0].ToString() : Shown(ours.Root);
            if (read != theirs)
            {
                different.Add($"{text}\n--- ours\n{read}\n--- theirs\n{theirs}");
            }
        }

        Assert.InRange(compared, Runs / 3, Runs);
        Assert.True(different.Count == 0, $"{different.Count} of {compared}\n" + string.Join("\n==========\n", different.Take(5)));
    }

    private static string Shown(YamlNode? node) => node switch
    {
        YamlScalar scalar => (scalar.IsPlain ? "p" : "q") + "<" + scalar.Value + ">",
        YamlSequence list => "[" + string.Join(",", list.Items.Select(Shown)) + "]",
        YamlMapping mapping => "{" + string.Join(",", mapping.Entries.Select(static e => Shown(e.Key) + ":" + Shown(e.Value))) + "}",
        _ => "nothing",
    };

    // Null for what it does not read.
    private static string? Theirs(string text)
    {
        try
        {
            Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return "nothing";
            }

            parser.Consume<DocumentStart>();
            string root = Theirs(parser, []);
            parser.Consume<DocumentEnd>();
            parser.MoveNext();
            return root is "p<>" or "p<~>" or "p<null>" ? "nothing" : root;
        }
        catch (Exception refused) when (refused is YamlException or InvalidOperationException or ArgumentException or KeyNotFoundException or InvalidCastException)
        {
            return null;
        }
    }

    private static string Theirs(Parser parser, Dictionary<string, string> anchors)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors[alias.Value.Value];
        }

        string shown;
        NodeEvent node = (NodeEvent)parser.Current!;
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            shown = (scalar.Style == ScalarStyle.Plain ? "p" : "q") + "<" + scalar.Value + ">";
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            List<string> items = [];
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Theirs(parser, anchors));
            }

            shown = "[" + string.Join(",", items) + "]";
        }
        else
        {
            parser.Consume<MappingStart>();
            List<string> entries = [];
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                string key = Theirs(parser, anchors);
                entries.Add((key[0] is '[' or '{' ? "q<>" : key) + ":" + Theirs(parser, anchors));
            }

            shown = "{" + string.Join(",", entries) + "}";
        }

        if (!node.Anchor.IsEmpty)
        {
            anchors[node.Anchor.Value] = shown;
        }

        return shown;
    }
}
