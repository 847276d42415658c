namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>An anchor (<c>&amp;name</c>) of a document.</summary>
/// <param name="name">Its name.</param>
/// <param name="position">Where the anchored node begins.</param>
public sealed class YamlAnchor(string name, YamlPosition position)
{
    /// <summary>Gets its name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets where the anchored node begins.</summary>
    public YamlPosition Position { get; } = position;

    /// <summary>Gets a value indicating whether an alias refers to it.</summary>
    public bool IsUsed { get; internal set; }
}
