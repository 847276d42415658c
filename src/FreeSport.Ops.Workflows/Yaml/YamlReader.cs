namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads the documents of a YAML text into nodes that know their places. Throws on no input.</summary>
/// <remarks>
/// YAML 1.2 as GitHub reads it: what GitHub takes beyond the standard is taken here, too. Nesting is bounded, so that it
/// cannot overflow the thread's stack. An alias is the anchored node itself, not a copy, so that a few lines cannot grow
/// to gigabytes; what aliases stand for is bounded all the same, because who walks the nodes walks it each time.
/// </remarks>
public static class YamlReader
{
    /// <summary>The greatest depth of nesting that is read.</summary>
    public const int DeepestNesting = 128;

    /// <summary>How many nodes all aliases together may stand for.</summary>
    public const int MostAliasedNodes = 100_000;

    /// <summary>Reads the first document of a text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    /// <returns>The document and its problems.</returns>
    public static YamlReading Read(string text) => Read(text, new YamlCursor(text), MostAliasedNodes);

    /// <summary>Reads every document of a text, each with anchors of its own.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    /// <param name="mostAliased">How many nodes all aliases of a document together may stand for.</param>
    /// <returns>The documents, in order; the last is the one that cannot be read, if any. A text without content gives one that is empty.</returns>
    public static IReadOnlyList<YamlReading> ReadAll(string text, int mostAliased = MostAliasedNodes)
    {
        List<YamlReading> all = [];
        YamlCursor at = new(text);
        do
        {
            all.Add(Read(text, at, mostAliased));
        }
        while (!all[all.Count - 1].Problems.Any(static p => p.Kind is YamlProblemKind.Syntax or YamlProblemKind.TooLarge or YamlProblemKind.Binary) && GoToNext(at));
        return all;
    }

    private static YamlReading Read(string text, YamlCursor at, int mostAliased)
    {
        YamlNodes nodes = new(mostAliased);
        YamlNode? root = null;
        try
        {
            if (text.IndexOf('\0') is >= 0 and int nul)
            {
                throw new YamlFaultException(YamlProblemKind.Binary, Message.Of<YamlTexts>(nameof(YamlTexts.YamlBinary)), PositionOf(text, nul));
            }

            YamlPosition start = at.Position;
            root = new YamlParser(at, nodes).Document();
            root = root is YamlScalar { IsNull: true } ? null : root;
            if (root is null && nodes.Problems.Count == 0)
            {
                nodes.Problems.Add(new YamlProblem(YamlProblemKind.Empty, Message.Of<YamlTexts>(nameof(YamlTexts.YamlEmpty)), start with { Column = 1 }));
            }
        }
        catch (YamlFaultException fault)
        {
            nodes.Problems.Add(fault.Problem);
        }

        return new YamlReading(root, nodes.Problems, nodes.Anchors, nodes.Tags);
    }

    // Behind "..." nothing need follow; "---" begins a document even where nothing does.
    private static bool GoToNext(YamlCursor at)
    {
        while (!at.IsEnd && !at.IsMark('-'))
        {
            if (at.IsMark('.'))
            {
                at.Skip(3);
            }

            at.SkipBlanks();
            if (!at.IsLineEnd && at.Current != '#')
            {
                return true;
            }

            at.SkipLine();
            if (!at.IsEnd)
            {
                at.SkipBreak();
            }
        }

        return !at.IsEnd;
    }

    private static YamlPosition PositionOf(string text, int index)
    {
        int line = 1 + text.Take(index).Count(static c => c == '\n');
        return new YamlPosition(index, line, index - text.LastIndexOf('\n', Math.Max(0, index - 1)));
    }
}
