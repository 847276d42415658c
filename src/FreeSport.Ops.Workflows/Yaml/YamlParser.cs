namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads the blocks of a YAML text: lists and mappings by indentation.</summary>
/// <param name="at">The place in the text.</param>
/// <param name="nodes">Takes the nodes.</param>
internal sealed class YamlParser(YamlCursor at, YamlNodes nodes)
{
    private readonly YamlScalarReader _scalars = new(at);
    private bool _isLineBegun;

    /// <summary>Reads the first document.</summary>
    /// <returns>Its node; an empty value when it holds none.</returns>
    public YamlNode Document()
    {
        SkipToToken();
        while (at.Current == '%' && at.Column == 0)
        {
            at.SkipLine();
            SkipToToken();
        }

        bool isMarked = at.Column == 0 && at.IsMark('-');
        if (isMarked)
        {
            at.Skip(3);
            _isLineBegun = true;
        }

        YamlNode root = Block(-1, isCompact: isMarked, isListAtIndent: false, default);
        SkipToToken();
        return at.IsEnd || at.IsDocumentMark() ? root : throw Fault(nameof(YamlTexts.YamlIndentation));
    }

    // A node below what is indented so far. On the line of its parent a block may begin only behind "-", "?" and "---".
    private YamlNode Block(int indent, bool isCompact, bool isListAtIndent, YamlProperties given)
    {
        YamlPosition empty = at.Position;
        SkipToToken();
        bool mayBegin = isCompact || !_isLineBegun;
        if (IsOutside(indent, isListAtIndent))
        {
            return nodes.Scalar(string.Empty, YamlScalarStyle.Plain, given, given.IsSome ? given.Start : empty, empty);
        }

        int column = at.Column;
        YamlPosition start = at.Position;
        YamlProperties own = new YamlPropertyReader(at).Read();
        if (own.IsSome)
        {
            _isLineBegun = true;
            int line = at.Line;
            YamlPosition behind = at.Position;
            SkipToToken();
            if (at.Line != line)
            {
                // They are of what follows as a whole, not of its first key.
                YamlProperties all = Merge(given, own);
                nodes.Enter(at.Position);
                YamlNode node = IsOutside(indent, isListAtIndent)
                    ? nodes.Scalar(string.Empty, YamlScalarStyle.Plain, all, all.Start, behind)
                    : Block(indent, isCompact: false, isListAtIndent, all);
                nodes.Leave();
                return node;
            }
        }
        else if (mayBegin && YamlIndicators.IsSign(at, '-'))
        {
            return List(column, indent, given);
        }

        if (at.Current is '|' or '>')
        {
            YamlScalarStyle style = at.Current == '|' ? YamlScalarStyle.Literal : YamlScalarStyle.Folded;
            YamlProperties properties = Merge(given, own);
            string value = new BlockScalarReader(at, indent).Read();
            _isLineBegun = false;
            return nodes.Scalar(value, style, properties, properties.IsSome ? properties.Start : start, at.Position);
        }

        bool isExplicit = YamlIndicators.IsSign(at, '?');
        if (isExplicit || YamlIndicators.IsSign(at, ':'))
        {
            return mayBegin ? Mapping(column, start, given, own, firstKey: null) : throw Fault(nameof(YamlTexts.YamlSecondColon));
        }

        return Atom(indent, column, start, mayBegin, given, own);
    }

    // A value on its line; when a colon follows, the first key of a mapping.
    private YamlNode Atom(int indent, int column, YamlPosition start, bool mayBegin, YamlProperties given, YamlProperties own)
    {
        int line = at.Line;
        bool isPlain = YamlIndicators.BeginsPlain(at, inFlow: false);
        long before = nodes.Count;
        YamlNode? atom = isPlain ? null : Inline(own, start, indent + 1);
        (string value, YamlPosition end) = isPlain ? _scalars.Plain(indent + 1, inFlow: false) : (string.Empty, at.Position);
        _isLineBegun = true;
        if (!isPlain)
        {
            at.SkipBlanks();
        }

        bool isKey = YamlIndicators.IsValue(at, inFlow: false) || (isPlain && at.Current is ' ' or '\t' && at.Peek(at.BlanksAhead()) == ':');
        if (isKey && at.Line == line)
        {
            at.SkipBlanks();
            if (!mayBegin)
            {
                throw Fault(nameof(YamlTexts.YamlSecondColon));
            }

            YamlNode key = atom ?? nodes.Scalar(value, YamlScalarStyle.Plain, own, start, end);
            return Mapping(column, start, given, default, key, before);
        }

        if (isKey)
        {
            throw Fault(nameof(YamlTexts.YamlKeyOnManyLines));
        }

        if (isPlain)
        {
            YamlProperties properties = Merge(given, own);
            return nodes.Scalar(value, YamlScalarStyle.Plain, properties, properties.IsSome ? properties.Start : start, end);
        }

        if (!at.IsLineEnd && at.Current != '#')
        {
            throw TagFault(own) ?? Fault(nameof(YamlTexts.YamlBehindValue));
        }

        return given.IsSome ? nodes.Collection(atom!, given, before) : atom!;
    }

    private YamlNode List(int column, int indent, YamlProperties given)
    {
        nodes.Enter(at.Position);
        YamlPosition start = given.IsSome ? given.Start : at.Position;
        long before = nodes.Count;
        List<YamlNode> items = [];
        while (at.Column == column && !at.IsDocumentMark() && YamlIndicators.IsSign(at, '-'))
        {
            at.Skip();
            _isLineBegun = true;
            items.Add(Block(column, isCompact: true, isListAtIndent: false, default));
            SkipToToken();
        }

        if (!at.IsEnd && !at.IsDocumentMark() && (at.Column > column || (at.Column == column && column != indent)))
        {
            throw Fault(at.Column > column ? nameof(YamlTexts.YamlIndentation) : nameof(YamlTexts.YamlItemExpected));
        }

        nodes.Leave();
        return nodes.Collection(new YamlSequence(items, start, at.Position) { Tag = given.Tag }, given, before);
    }

    private YamlNode Mapping(int column, YamlPosition first, YamlProperties given, YamlProperties ofKey, YamlNode? firstKey, long? counted = null)
    {
        nodes.Enter(at.Position);
        YamlPosition start = given.IsSome ? given.Start : first;
        long before = counted ?? nodes.Count;
        List<KeyValuePair<YamlScalar, YamlNode>> entries = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        YamlNode? key = firstKey;
        YamlProperties properties = ofKey;
        while (true)
        {
            bool isExplicit = key is null && YamlIndicators.IsSign(at, '?');
            key ??= isExplicit ? ExplicitKey(column) : Key(column, properties);
            YamlNode value = isExplicit && !(at.Column == column && YamlIndicators.IsSign(at, ':'))
                ? nodes.Scalar(string.Empty, YamlScalarStyle.Plain, default, key.End, key.End)
                : Value(column, isExplicit);
            nodes.Add(entries, keys, key, value);
            (key, properties) = (null, default);
            SkipToToken();
            if (at.IsEnd || at.IsDocumentMark() || at.Column < column)
            {
                break;
            }

            if (at.Column > column || _isLineBegun)
            {
                throw Fault(nameof(YamlTexts.YamlIndentation));
            }

            if (YamlIndicators.IsSign(at, '-'))
            {
                throw Fault(nameof(YamlTexts.YamlItemAmongKeys));
            }
        }

        nodes.Leave();
        return nodes.Collection(new YamlMapping(entries, start, at.Position) { Tag = given.Tag }, given, before);
    }

    private YamlNode ExplicitKey(int column)
    {
        at.Skip();
        _isLineBegun = true;
        YamlNode key = Block(column, isCompact: true, isListAtIndent: true, default);
        SkipToToken();
        return key;
    }

    private YamlNode Key(int column, YamlProperties properties)
    {
        YamlPosition start = properties.IsSome ? properties.Start : at.Position;
        if (!properties.IsSome)
        {
            properties = new YamlPropertyReader(at).Read();
            at.SkipBlanks();
        }

        if (YamlIndicators.IsSign(at, ':'))
        {
            return nodes.Scalar(string.Empty, YamlScalarStyle.Plain, properties, start, at.Position);
        }

        int line = at.Line;
        (int Index, int Line, int LineStart) mark = at.Mark();
        YamlNode key;
        if (YamlIndicators.BeginsPlain(at, inFlow: false))
        {
            (string value, YamlPosition end) = _scalars.Plain(column + 1, inFlow: false);
            key = nodes.Scalar(value, YamlScalarStyle.Plain, properties, start, end);
        }
        else
        {
            key = Inline(properties, start, column + 1);
        }

        _isLineBegun = true;
        at.SkipBlanks();
        bool isParted = YamlIndicators.IsValue(at, inFlow: false);
        if (isParted && at.Line == line)
        {
            return key;
        }

        if (isParted)
        {
            throw Fault(nameof(YamlTexts.YamlKeyOnManyLines));
        }

        at.Return(mark);
        throw Fault(nameof(YamlTexts.YamlColonExpected));
    }

    // Behind the colon.
    private YamlNode Value(int column, bool isExplicit)
    {
        at.Skip();
        _isLineBegun = true;
        return Block(column, isCompact: isExplicit, isListAtIndent: true, default);
    }

    // In brackets, in quotes, or an alias.
    private YamlNode Inline(YamlProperties properties, YamlPosition start, int indent)
    {
        if (at.Current is '[' or '{' or '*' or '\'' or '"')
        {
            return new YamlFlowReader(at, nodes, _scalars).Read(properties, start, indent);
        }

        if (properties.IsSome && (at.IsLineEnd || at.Current == '#'))
        {
            return nodes.Scalar(string.Empty, YamlScalarStyle.Plain, properties, start, at.Position);
        }

        throw TagFault(properties)
            ?? (at.Current == '\t' ? Fault(nameof(YamlTexts.YamlTab)) : Fault(nameof(YamlTexts.YamlNoBeginning), at.Current.ToString()));
    }

    private bool IsOutside(int indent, bool isListAtIndent) =>
        at.IsEnd || at.IsDocumentMark()
        || (!_isLineBegun && at.Column <= indent && !(isListAtIndent && at.Column == indent && (at.Current is '[' or '{' || YamlIndicators.IsSign(at, '-'))));

    private static YamlProperties Merge(YamlProperties given, YamlProperties own) =>
        new(own.Anchor ?? given.Anchor, own.Tag ?? given.Tag, given.IsSome ? given.Start : own.Start);

    // Passes over white space, comments and the ends of lines.
    private void SkipToToken()
    {
        while (true)
        {
            while (at.Current == ' ')
            {
                at.Skip();
            }

            if (at.Current == '\t')
            {
                YamlPosition tab = at.Position;
                at.SkipBlanks();
                if (!_isLineBegun && !at.IsLineEnd && at.Current != '#')
                {
                    throw new YamlFaultException(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlTab)), tab);
                }
            }

            if (at.Current == '#')
            {
                at.SkipLine();
            }

            if (at.IsEnd || !at.IsLineEnd)
            {
                return;
            }

            at.SkipBreak();
            _isLineBegun = false;
        }
    }

    // What follows a tag makes no sense where the tag was meant as a negation.
    private static YamlFaultException? TagFault(YamlProperties properties) =>
        properties.Tag is { } name && new YamlTag(name, properties.Start) is { IsCore: false } tag ? new(YamlProblemKind.Syntax, tag.Problem, tag.Position) : null;

    private YamlFaultException Fault(string text, params object?[] values) => new(YamlProblemKind.Syntax, Message.Of<YamlTexts>(text, values), at.Position);
}
