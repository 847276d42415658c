namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads what stands in brackets and quotes.</summary>
/// <param name="at">The place in the text.</param>
/// <param name="nodes">Takes the nodes.</param>
/// <param name="scalars">Reads values.</param>
/// <remarks>Inside brackets indentation says nothing: GitHub takes lines at the column of the key, too, and comments right behind a bracket.</remarks>
internal sealed class YamlFlowReader(YamlCursor at, YamlNodes nodes, YamlScalarReader scalars)
{
    /// <summary>Reads a list or mapping in brackets, a value in quotes or an alias.</summary>
    /// <param name="properties">Its anchor and tag.</param>
    /// <param name="start">Where it begins, with them.</param>
    /// <param name="indent">How far further lines of a value in double quotes must be indented, at least.</param>
    /// <returns>The node.</returns>
    public YamlNode Read(YamlProperties properties, YamlPosition start, int indent)
    {
        switch (at.Current)
        {
            case '[':
                return List(properties, start);
            case '{':
                return Mapping(properties, start);
            case '*':
                at.Skip();
                string name = new YamlPropertyReader(at).Name();
                return nodes.Alias(name, start, at.Position);
            case '\'':
                return nodes.Scalar(scalars.SingleQuoted(), YamlScalarStyle.SingleQuoted, properties, start, at.Position);
            default:
                return nodes.Scalar(scalars.DoubleQuoted(indent), YamlScalarStyle.DoubleQuoted, properties, start, at.Position);
        }
    }

    private YamlSequence List(YamlProperties properties, YamlPosition start)
    {
        nodes.Enter(at.Position);
        YamlPosition opened = at.Position;
        long before = nodes.Count;
        List<YamlNode> items = [];
        at.Skip();
        for (Skip(opened); at.Current != ']'; Separate(']', opened))
        {
            bool isExplicit = YamlIndicators.IsSign(at, '?');
            YamlPosition first = at.Position;
            int line = at.Line;
            long counted = nodes.Count;
            YamlNode item = Entry(opened, isExplicit, ']', out bool isClosed);
            bool isPair = YamlIndicators.IsValue(at, inFlow: true, isClosed) && (at.Line == line || isExplicit);
            items.Add(isPair || isExplicit ? Pair(item, isPair, first, opened, counted) : item);
        }

        at.Skip();
        nodes.Leave();
        return (YamlSequence)nodes.Collection(new YamlSequence(items, start, at.Position) { Tag = properties.Tag }, properties, before);
    }

    private YamlMapping Mapping(YamlProperties properties, YamlPosition start)
    {
        nodes.Enter(at.Position);
        YamlPosition opened = at.Position;
        long before = nodes.Count;
        List<KeyValuePair<YamlScalar, YamlNode>> entries = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        at.Skip();
        for (Skip(opened); at.Current != '}'; Separate('}', opened))
        {
            YamlNode key = Entry(opened, YamlIndicators.IsSign(at, '?'), '}', out bool isClosed);
            YamlNode value = YamlIndicators.IsValue(at, inFlow: true, isClosed) ? Value(opened) : Nothing();
            nodes.Add(entries, keys, key, value);
        }

        at.Skip();
        nodes.Leave();
        return (YamlMapping)nodes.Collection(new YamlMapping(entries, start, at.Position) { Tag = properties.Tag }, properties, before);
    }

    // What comes before a comma, a bracket or a colon.
    private YamlNode Entry(YamlPosition opened, bool isExplicit, char close, out bool isClosed)
    {
        if (isExplicit)
        {
            at.Skip();
            Skip(opened);
        }

        if (at.Current == ',')
        {
            throw Fault(nameof(YamlTexts.YamlNothingBeforeComma));
        }

        if (at.Current is ']' or '}' && at.Current != close)
        {
            throw NotClosed(close, opened);
        }

        isClosed = at.Current is '[' or '{' or '\'' or '"';
        YamlNode entry = (isExplicit && at.Current == close) || YamlIndicators.IsValue(at, inFlow: true) ? Nothing() : Node(opened);
        Skip(opened);
        return entry;
    }

    private YamlMapping Pair(YamlNode key, bool hasValue, YamlPosition first, YamlPosition opened, long counted)
    {
        List<KeyValuePair<YamlScalar, YamlNode>> entries = [];
        nodes.Add(entries, new HashSet<string>(StringComparer.Ordinal), key, hasValue ? Value(opened) : Nothing());
        return (YamlMapping)nodes.Collection(new YamlMapping(entries, first, at.Position), default, counted);
    }

    private YamlNode Value(YamlPosition opened)
    {
        at.Skip();
        Skip(opened);
        YamlNode value = at.Current is ',' or ']' or '}' ? Nothing() : Node(opened);
        Skip(opened);
        return value;
    }

    private YamlNode Node(YamlPosition opened)
    {
        YamlPosition start = at.Position;
        YamlProperties properties = new YamlPropertyReader(at).Read();
        if (properties.IsSome)
        {
            Skip(opened);
            if (at.Current is ',' or ']' or '}' || YamlIndicators.IsValue(at, inFlow: true))
            {
                return nodes.Scalar(string.Empty, YamlScalarStyle.Plain, properties, start, at.Position);
            }
        }

        if (at.Current is '[' or '{' or '*' or '\'' or '"')
        {
            return Read(properties, start, indent: 0);
        }

        if (!YamlIndicators.BeginsPlain(at, inFlow: true))
        {
            throw Fault(nameof(YamlTexts.YamlNoBeginning), at.Current.ToString());
        }

        (string value, YamlPosition end) = scalars.Plain(indent: 0, inFlow: true);
        return nodes.Scalar(value, YamlScalarStyle.Plain, properties, start, end);
    }

    // To the next entry, or the bracket that closes.
    private void Separate(char close, YamlPosition opened)
    {
        if (at.Current == ',')
        {
            at.Skip();
            Skip(opened);
        }
        else if (at.Current != close)
        {
            throw NotClosed(close, opened);
        }
    }

    private YamlScalar Nothing() => nodes.Scalar(string.Empty, YamlScalarStyle.Plain, default, at.Position, at.Position);

    private void Skip(YamlPosition opened)
    {
        while (true)
        {
            at.SkipBlanks();
            if (at.Current == '#')
            {
                at.SkipLine();
            }

            if (at.IsEnd || at.IsDocumentMark())
            {
                throw NotClosed(at.Text[opened.Index] == '[' ? ']' : '}', opened);
            }

            if (!at.IsLineEnd)
            {
                return;
            }

            at.SkipBreak();
        }
    }

    private YamlFaultException NotClosed(char close, YamlPosition opened) =>
        Fault(nameof(YamlTexts.YamlBracketOpen), close == ']' ? "[" : "{", opened.Line, close.ToString());

    private YamlFaultException Fault(string text, params object?[] values) => new(YamlProblemKind.Syntax, Message.Of<YamlTexts>(text, values), at.Position);
}
