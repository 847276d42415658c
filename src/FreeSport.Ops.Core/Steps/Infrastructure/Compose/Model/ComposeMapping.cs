namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

/// <summary>A mapping from keys to values, in the order in which the keys came.</summary>
/// <param name="place">Where it is written.</param>
public sealed class ComposeMapping(ComposePlace place) : ComposeNode(place)
{
    private readonly Dictionary<string, ComposeEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];

    /// <summary>Gets the keys, in order.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>Gets keys and values, in order.</summary>
    public IEnumerable<ComposeEntry> Entries => _keys.Select(k => _byKey[k]);

    /// <summary>Gets the value of a key; null when it is not there.</summary>
    /// <param name="key">The key.</param>
    public ComposeNode? this[string key] => _byKey.TryGetValue(key, out ComposeEntry? entry) ? entry.Value : null;

    /// <summary>Whether a key is there, be its value nothing.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True when it is there.</returns>
    public bool Contains(string key) => _byKey.ContainsKey(key);

    /// <summary>The entry of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The entry; null when it is not there.</returns>
    public ComposeEntry? Find(string key) => _byKey.TryGetValue(key, out ComposeEntry? entry) ? entry : null;

    /// <summary>The mapping below a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The mapping; null when there is none.</returns>
    public ComposeMapping? Mapping(string key) => this[key] as ComposeMapping;

    /// <summary>The list below a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The list; null when there is none.</returns>
    public ComposeSequence? Sequence(string key) => this[key] as ComposeSequence;

    /// <summary>The text below a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; null when there is none.</returns>
    public string? Text(string key) => (this[key] as ComposeScalar)?.Text;

    /// <summary>Where a key is written; where the mapping begins when it is not there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The place.</returns>
    public ComposePlace PlaceOf(string key) => Find(key)?.KeyPlace ?? Place;

    /// <summary>Sets the value of a key; a key that is there keeps its rank.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="keyPlace">Where the key is written.</param>
    public void Set(string key, ComposeNode value, ComposePlace keyPlace)
    {
        if (!_byKey.ContainsKey(key))
        {
            _keys.Add(key);
        }

        _byKey[key] = new ComposeEntry(key, value, keyPlace);
    }

    /// <summary>Sets the value of a key, which keeps its place, or has the value's when it is new.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Set(string key, ComposeNode value) => Set(key, value, Find(key)?.KeyPlace ?? value.Place);

    /// <summary>Takes a key out.</summary>
    /// <param name="key">The key.</param>
    public void Remove(string key)
    {
        if (_byKey.Remove(key))
        {
            _keys.Remove(key);
        }
    }

    /// <inheritdoc/>
    public override ComposeNode Clone()
    {
        ComposeMapping copy = new(Place);
        foreach (ComposeEntry entry in Entries)
        {
            copy.Set(entry.Key, entry.Value.Clone(), entry.KeyPlace);
        }

        return copy;
    }
}
