namespace FreeSport.Ops.Workflows.Typing;

/// <summary>An object: properties that are known, and the type of all others.</summary>
internal sealed class RecordType : ExpressionType
{
    public static readonly RecordType Empty = Closed(new Dictionary<string, ExpressionType>());

    public static readonly RecordType Open = new(Empty.Properties, Any);

    public static readonly RecordType OfTexts = new(Empty.Properties, Text);

    private RecordType(IReadOnlyDictionary<string, ExpressionType> properties, ExpressionType? others)
    {
        Properties = properties;
        Others = others;
    }

    /// <summary>Gets the known properties; names ignore case.</summary>
    public IReadOnlyDictionary<string, ExpressionType> Properties { get; }

    /// <summary>Gets the type of properties that are not known; null when there are no others.</summary>
    public ExpressionType? Others { get; }

    public static RecordType Closed(IEnumerable<KeyValuePair<string, ExpressionType>> properties) => Of(properties, null);

    public static RecordType Of(IEnumerable<KeyValuePair<string, ExpressionType>> properties, ExpressionType? others)
    {
        Dictionary<string, ExpressionType> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, ExpressionType> property in properties)
        {
            byName[property.Key] = property.Value;
        }

        return new RecordType(byName, others);
    }

    /// <summary>An object that shows what is added to a dictionary.</summary>
    public static RecordType Growing(Dictionary<string, ExpressionType> properties, ExpressionType? others) => new(properties, others);

    public static RecordType Of(params (string Name, ExpressionType Type)[] properties) =>
        Closed(properties.Select(static p => new KeyValuePair<string, ExpressionType>(p.Name, p.Type)));

    public RecordType With(string name, ExpressionType type) => Of([.. Properties, new KeyValuePair<string, ExpressionType>(name, type)], Others);

    public RecordType Opened() => new(Properties, Any);

    public override bool Accepts(ExpressionType other)
    {
        if (other is not RecordType record)
        {
            return other.IsAny;
        }

        if (Others is not null)
        {
            return record.Others is not null ? Others.Accepts(record.Others) : record.Properties.Values.All(Others.Accepts);
        }

        return record.Others is not null
            ? Properties.Values.All(p => p.Accepts(record.Others))
            : record.Properties.All(p => Properties.TryGetValue(p.Key, out ExpressionType? mine) && mine.Accepts(p.Value));
    }

    public override ExpressionType Or(ExpressionType other)
    {
        if (other is not RecordType record)
        {
            return Any;
        }

        if (Properties.Count == 0 && record.Others is { IsAny: true })
        {
            return record;
        }

        if (record.Properties.Count == 0 && Others is { IsAny: true })
        {
            return this;
        }

        RecordBuilder both = new(this);
        both.Merge(record);
        return both.Type;
    }

    public override string ToString() => this switch
    {
        { Others.IsAny: true } => "object",
        { Others: not null } => $"{{string => {Others}}}",
        _ => "{" + string.Join("; ", Properties.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}: {p.Value}")) + "}",
    };
}
