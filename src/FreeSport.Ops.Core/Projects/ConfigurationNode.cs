using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>A place in a configuration that was checked already; what is not there reads as nothing.</summary>
/// <param name="node">The node; null for what is not there.</param>
internal readonly struct ConfigurationNode(YamlNode? node)
{
    public string? Text => node is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    public IReadOnlyList<string>? Texts => node switch
    {
        YamlSequence list => [.. list.Items.OfType<YamlScalar>().Select(static s => s.Value)],
        YamlScalar { IsNull: false } one => [one.Value],
        _ => null,
    };

    public IEnumerable<ConfigurationNode> Items => node is YamlSequence list ? list.Items.Select(static i => new ConfigurationNode(i)) : [];

    public IEnumerable<(string Name, ConfigurationNode Node)> Named =>
        node is YamlMapping map ? map.Entries.Select(static e => (e.Key.Value, new ConfigurationNode(e.Value))) : [];

    public ConfigurationNode this[string key] => new((node as YamlMapping)?.Find(key));

    /// <summary>The line of every key of the three upper levels, as <c>environments.production.window</c>.</summary>
    public IReadOnlyDictionary<string, int> Lines()
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        Add(node, string.Empty, depth: 3);
        return lines;

        void Add(YamlNode? at, string prefix, int depth)
        {
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in depth == 0 ? [] : (at as YamlMapping)?.Entries ?? [])
            {
                lines[prefix + entry.Key.Value] = entry.Key.Start.Line;
                Add(entry.Value, prefix + entry.Key.Value + ".", depth - 1);
            }
        }
    }
}
