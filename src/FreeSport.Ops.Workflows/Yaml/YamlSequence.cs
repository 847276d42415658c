namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A list.</summary>
/// <param name="items">Its items, in order.</param>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends.</param>
public sealed class YamlSequence(IReadOnlyList<YamlNode> items, YamlPosition start, YamlPosition end) : YamlNode(start, end)
{
    /// <summary>Gets its items, in order.</summary>
    public IReadOnlyList<YamlNode> Items { get; } = items;
}
