namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>The nodes of a document as they are read: anchors, what aliases stand for, and keys that stand twice.</summary>
/// <param name="mostAliased">How many nodes all aliases together may stand for.</param>
internal sealed class YamlNodes(int mostAliased)
{
    private readonly Dictionary<string, (YamlNode Node, long Size, YamlAnchor Anchor)> _anchored = new(StringComparer.Ordinal);
    private readonly HashSet<string> _askedTooEarly = new(StringComparer.Ordinal);
    private long _aliased;
    private int _depth;

    /// <summary>Gets what is wrong and does not end the reading.</summary>
    public List<YamlProblem> Problems { get; } = [];

    /// <summary>Gets the anchors, in order.</summary>
    public List<YamlAnchor> Anchors { get; } = [];

    /// <summary>Gets the tags, in order.</summary>
    public List<YamlTag> Tags { get; } = [];

    /// <summary>Gets how many nodes were placed, with what aliases stand for.</summary>
    public long Count { get; private set; }

    /// <summary>Goes one list or mapping deeper.</summary>
    /// <param name="place">Where it begins.</param>
    public void Enter(YamlPosition place)
    {
        if (++_depth > YamlReader.DeepestNesting)
        {
            throw new YamlFaultException(YamlProblemKind.TooLarge, Message.Of<YamlTexts>(nameof(YamlTexts.YamlTooDeep), YamlReader.DeepestNesting), place);
        }
    }

    /// <summary>Comes out of it.</summary>
    public void Leave() => _depth--;

    /// <summary>A value.</summary>
    public YamlScalar Scalar(string value, YamlScalarStyle style, YamlProperties properties, YamlPosition start, YamlPosition end)
    {
        Count++;
        YamlScalar scalar = new(value, style, start, end) { Tag = properties.Tag };
        Remember(properties, scalar, 1);
        return scalar;
    }

    /// <summary>A list or mapping that is whole.</summary>
    /// <param name="node">The node.</param>
    /// <param name="properties">Its anchor and tag.</param>
    /// <param name="before"><see cref="Count"/> before the first node in it.</param>
    public YamlNode Collection(YamlNode node, YamlProperties properties, long before)
    {
        Count++;
        Remember(properties, node, Count - before);
        return node;
    }

    /// <summary>The node that an alias stands for; an empty value, and a problem, where there is none before it.</summary>
    public YamlNode Alias(string name, YamlPosition start, YamlPosition end)
    {
        if (_anchored.TryGetValue(name, out (YamlNode Node, long Size, YamlAnchor Anchor) anchored))
        {
            anchored.Anchor.IsUsed = true;
            Count += anchored.Size;
            _aliased += anchored.Size;
            return _aliased <= mostAliased
                ? anchored.Node
                : throw new YamlFaultException(YamlProblemKind.TooLarge, Message.Of<YamlTexts>(nameof(YamlTexts.YamlTooManyAliases), mostAliased), start);
        }

        _askedTooEarly.Add(name);
        Problems.Add(new YamlProblem(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlUnknownAlias), name), start));
        return Scalar(string.Empty, YamlScalarStyle.Plain, default, start, end);
    }

    /// <summary>Adds an entry to a mapping; of a key that stands twice the first counts.</summary>
    public void Add(List<KeyValuePair<YamlScalar, YamlNode>> entries, HashSet<string> keys, YamlNode key, YamlNode value)
    {
        YamlScalar name = key as YamlScalar ?? new YamlScalar(string.Empty, YamlScalarStyle.DoubleQuoted, key.Start, key.End);
        if (keys.Add(name.Value))
        {
            entries.Add(new KeyValuePair<YamlScalar, YamlNode>(name, value));
        }
        else
        {
            Problems.Add(new YamlProblem(YamlProblemKind.DuplicateKey, Message.Of<YamlTexts>(nameof(YamlTexts.YamlDuplicateKey), name.Value), name.Start));
        }
    }

    private void Remember(YamlProperties properties, YamlNode node, long size)
    {
        if (properties.Tag is { } tag)
        {
            Tags.Add(new YamlTag(tag, properties.Start));
        }

        if (properties.Anchor is { } name)
        {
            YamlAnchor anchor = new(name, node.Start) { IsUsed = _askedTooEarly.Contains(name) };
            Anchors.Add(anchor);
            _anchored[name] = (node, size, anchor);
        }
    }
}
