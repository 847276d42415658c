namespace FreeSport.Ops.Workflows.Typing;

/// <summary>Grows an object property by property, in time that does not depend on how many it has already.</summary>
/// <remarks>Its type shows what was added so far, and goes on showing what is added: it is for one check alone, which reads from top to bottom.</remarks>
internal sealed class RecordBuilder
{
    private readonly Dictionary<string, ExpressionType> _properties = new(StringComparer.OrdinalIgnoreCase);

    public RecordBuilder() => Type = RecordType.Growing(_properties, others: null);

    /// <param name="start">What it begins with.</param>
    public RecordBuilder(RecordType start)
    {
        foreach (KeyValuePair<string, ExpressionType> property in start.Properties)
        {
            _properties[property.Key] = property.Value;
        }

        Type = RecordType.Growing(_properties, start.Others);
    }

    /// <summary>Gets the object as it is by now.</summary>
    public RecordType Type { get; private set; }

    public void Set(string name, ExpressionType type) => _properties[name] = type;

    /// <summary>Adds a type that a property may have, too.</summary>
    public void Add(string name, ExpressionType type) => _properties[name] = _properties.TryGetValue(name, out ExpressionType? has) ? has.Or(type) : type;

    /// <summary>Lets it have any other property.</summary>
    public void Open() => Type = RecordType.Growing(_properties, ExpressionType.Any);

    /// <summary>Makes it what is of this type or of another.</summary>
    public void Merge(RecordType other)
    {
        ExpressionType? others = Type.Others is null ? other.Others : other.Others is null ? Type.Others : Type.Others.Or(other.Others);
        foreach (KeyValuePair<string, ExpressionType> theirs in other.Properties)
        {
            bool isKnown = _properties.ContainsKey(theirs.Key);
            Add(theirs.Key, theirs.Value);
            others = isKnown ? others : others?.Or(theirs.Value);
        }

        Type = RecordType.Growing(_properties, others);
    }
}
