namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>The members of an object; the case of names does not matter, and of two that differ by case only the first stays, as in GitHub's engine.</summary>
public sealed class ExpressionMembers
{
    private readonly Dictionary<string, ExpressionValue> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<KeyValuePair<string, ExpressionValue>> _ordered = [];

    /// <summary>Names and values in the order they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, ExpressionValue>> Ordered => _ordered;

    /// <summary>What a name means that was not added: an unknown value where the members are known in part only; null where there are no others.</summary>
    public ExpressionValue? Others { get; init; }

    /// <summary>Adds a member; a name that is there already keeps its value.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, ExpressionValue value)
    {
        if (!_byName.TryGetValue(name, out _))
        {
            _byName.Add(name, value);
            _ordered.Add(new(name, value));
        }
    }

    /// <summary>A member's value.</summary>
    /// <param name="name">The name in any case.</param>
    /// <returns>The value; null when there is no such member.</returns>
    public ExpressionValue? Find(string name) => _byName.TryGetValue(name, out ExpressionValue? value) ? value : Others?.Within("." + name);
}
