namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>What stands before a node: an anchor (<c>&amp;name</c>) and a tag (<c>!name</c>).</summary>
/// <param name="Anchor">The anchor's name; null for none.</param>
/// <param name="Tag">The tag as it is written; null for none.</param>
/// <param name="Start">Where they begin.</param>
internal readonly record struct YamlProperties(string? Anchor, string? Tag, YamlPosition Start)
{
    /// <summary>Gets a value indicating whether there are any.</summary>
    public bool IsSome => Anchor is not null || Tag is not null;
}
