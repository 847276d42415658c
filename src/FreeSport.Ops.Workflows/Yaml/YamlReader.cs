using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads the first document of a YAML text into nodes that know their places. Throws on no input.</summary>
/// <remarks>
/// Built on YamlDotNet's event parser, with a stack of its own instead of recursion, so that nesting cannot overflow
/// the thread's stack. An alias is the anchored node itself, not a copy, so that a few lines cannot grow to gigabytes;
/// what aliases stand for is bounded all the same, because who walks the nodes walks it each time.
/// </remarks>
public sealed class YamlReader
{
    /// <summary>The greatest depth of nesting that is read.</summary>
    public const int DeepestNesting = 128;

    /// <summary>How many nodes all aliases together may stand for.</summary>
    public const int MostAliasedNodes = 100_000;

    private readonly List<YamlProblem> _problems = [];
    private readonly Dictionary<AnchorName, (YamlNode Node, long Size, YamlAnchor Anchor)> _anchored = [];
    private readonly List<YamlAnchor> _anchors = [];
    private readonly HashSet<AnchorName> _askedTooEarly = [];
    private readonly Stack<OpenCollection> _open = new();
    private YamlNode? _root;
    private YamlPosition _last = new(0, 1, 1);
    private long _aliased;

    private YamlReader()
    {
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    /// <returns>The document and its problems.</returns>
    public static YamlReading Read(string text)
    {
        if (text.IndexOf('\0') is >= 0 and int nul)
        {
            return new YamlReading(null, [new YamlProblem(YamlProblemKind.Binary, Message.Of<YamlTexts>(nameof(YamlTexts.YamlBinary)), PositionOf(text, nul))], []);
        }

        YamlReader reader = new();
        try
        {
            reader.Run(new Parser(new Scanner(new StringReader(text), skipComments: true)));
        }
        catch (YamlException problem)
        {
            YamlPosition position = IndentingTab(text, problem) ?? Convert(problem.End.Line > problem.Start.Line ? problem.End : problem.Start);
            reader._problems.Add(new YamlProblem(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlSyntax), problem.Message), position));
            return new YamlReading(null, reader._problems, reader._anchors);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or NullReferenceException or IndexOutOfRangeException)
        {
            // YamlDotNet's parser trips over some malformed texts instead of naming them; the text is at fault all the same.
            reader._problems.Add(new YamlProblem(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlBrokenOff)), reader._last));
            return new YamlReading(null, reader._problems, reader._anchors);
        }

        if (reader._root is null && reader._problems.Count == 0)
        {
            reader._problems.Add(new YamlProblem(YamlProblemKind.Empty, Message.Of<YamlTexts>(nameof(YamlTexts.YamlEmpty)), new YamlPosition(0, 1, 1)));
        }

        return new YamlReading(reader._root, reader._problems, reader._anchors);
    }

    private void Run(Parser parser)
    {
        while (parser.MoveNext())
        {
            _last = Convert(parser.Current!.End);
            switch (parser.Current)
            {
                case Scalar scalar:
                    Place(new YamlScalar(scalar.Value, StyleOf(scalar.Style), Convert(scalar.Start), Convert(scalar.End)), scalar.Anchor, 1);
                    break;
                case AnchorAlias alias:
                    PlaceAlias(alias);
                    if (_aliased > MostAliasedNodes)
                    {
                        TooLarge(Message.Of<YamlTexts>(nameof(YamlTexts.YamlTooManyAliases), MostAliasedNodes), alias.Start);
                        return;
                    }

                    break;
                case MappingStart or SequenceStart:
                    NodeEvent start = (NodeEvent)parser.Current;
                    if (_open.Count == DeepestNesting)
                    {
                        TooLarge(Message.Of<YamlTexts>(nameof(YamlTexts.YamlTooDeep), DeepestNesting), start.Start);
                        return;
                    }

                    _open.Push(new OpenCollection(start is MappingStart, Convert(start.Start), start.Anchor));
                    break;
                case MappingEnd or SequenceEnd:
                    OpenCollection closed = _open.Pop();
                    Place(closed.Close(Convert(parser.Current.End)), closed.Anchor, closed.Size);
                    break;
                case DocumentEnd:
                    return;
            }
        }
    }

    private void TooLarge(Message message, Mark at)
    {
        _problems.Add(new YamlProblem(YamlProblemKind.TooLarge, message, Convert(at)));
        _root = null;
    }

    private void PlaceAlias(AnchorAlias alias)
    {
        if (_anchored.TryGetValue(alias.Value, out (YamlNode Node, long Size, YamlAnchor Anchor) anchored))
        {
            anchored.Anchor.IsUsed = true;
            _aliased += anchored.Size;
            Place(anchored.Node, AnchorName.Empty, anchored.Size);
            return;
        }

        _askedTooEarly.Add(alias.Value);
        _problems.Add(new YamlProblem(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlUnknownAlias), alias.Value.Value), Convert(alias.Start)));
        Place(new YamlScalar(string.Empty, YamlScalarStyle.Plain, Convert(alias.Start), Convert(alias.End)), AnchorName.Empty, 1);
    }

    private void Place(YamlNode node, AnchorName anchor, long size)
    {
        if (!anchor.IsEmpty)
        {
            YamlAnchor named = new(anchor.Value, node.Start) { IsUsed = _askedTooEarly.Contains(anchor) };
            _anchors.Add(named);
            _anchored[anchor] = (node, size, named);
        }

        if (_open.Count == 0)
        {
            // An empty document arrives as one empty plain scalar.
            _root = node is YamlScalar { IsNull: true } ? null : node;
            return;
        }

        if (_open.Peek().Add(node, size) is { } duplicate)
        {
            _problems.Add(new YamlProblem(YamlProblemKind.DuplicateKey, Message.Of<YamlTexts>(nameof(YamlTexts.YamlDuplicateKey), duplicate.Value), duplicate.Start));
        }
    }

    // The scanner names where the mapping began; people look for the tab.
    private static YamlPosition? IndentingTab(string text, YamlException problem)
    {
        int tab = text.IndexOf("\n\t", Math.Min(text.Length, (int)problem.Start.Index), StringComparison.Ordinal);
        return tab >= 0 && problem.Message.Contains("tab as indentation", StringComparison.Ordinal) ? PositionOf(text, tab + 1) : null;
    }

    private static YamlScalarStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => YamlScalarStyle.Plain,
    };

    private static YamlPosition Convert(Mark mark) => new((int)mark.Index, (int)mark.Line, (int)mark.Column);

    private static YamlPosition PositionOf(string text, int index)
    {
        int line = 1 + text.Take(index).Count(static c => c == '\n');
        return new YamlPosition(index, line, index - text.LastIndexOf('\n', Math.Max(0, index - 1)));
    }

    private sealed class OpenCollection(bool isMapping, YamlPosition start, AnchorName anchor)
    {
        private readonly List<YamlNode> _items = [];
        private readonly List<KeyValuePair<YamlScalar, YamlNode>> _entries = [];
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        private YamlNode? _key;

        public AnchorName Anchor { get; } = anchor;

        /// <summary>Gets how many nodes it is, with what its aliases stand for.</summary>
        public long Size { get; private set; } = 1;

        /// <summary>Adds a node; answers the key when that key was there before.</summary>
        public YamlScalar? Add(YamlNode node, long size)
        {
            Size += size;
            if (!isMapping)
            {
                _items.Add(node);
                return null;
            }

            if (_key is null)
            {
                _key = node;
                return null;
            }

            YamlScalar key = _key as YamlScalar ?? new YamlScalar(string.Empty, YamlScalarStyle.DoubleQuoted, _key.Start, _key.End);
            _key = null;
            if (!_keys.Add(key.Value))
            {
                return key;
            }

            _entries.Add(new KeyValuePair<YamlScalar, YamlNode>(key, node));
            return null;
        }

        public YamlNode Close(YamlPosition end) =>
            isMapping ? new YamlMapping(_entries, start, end) : new YamlSequence(_items, start, end);
    }
}
