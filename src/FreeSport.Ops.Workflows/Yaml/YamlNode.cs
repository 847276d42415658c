namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A node of a YAML document with its place in the text.</summary>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it ends.</param>
public abstract class YamlNode(YamlPosition start, YamlPosition end)
{
    /// <summary>Gets where it begins.</summary>
    public YamlPosition Start { get; } = start;

    /// <summary>Gets where it ends.</summary>
    public YamlPosition End { get; } = end;

    /// <summary>Gets its tag as it is written, such as <c>!!str</c>; null for none.</summary>
    public string? Tag { get; init; }
}
