namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A mapping from keys to values, in the order of the text; a key that stands twice keeps its first value.</summary>
/// <param name="entries">Keys and values.</param>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends.</param>
public sealed class YamlMapping(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries, YamlPosition start, YamlPosition end)
    : YamlNode(start, end)
{
    private Dictionary<string, YamlNode>? _byKey;

    /// <summary>Gets keys and values, in order.</summary>
    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries { get; } = entries;

    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, or null.</returns>
    public YamlNode? Find(string key)
    {
        _byKey ??= Entries.ToDictionary(static e => e.Key.Value, static e => e.Value, StringComparer.Ordinal);
        return _byKey.TryGetValue(key, out YamlNode? value) ? value : null;
    }
}
