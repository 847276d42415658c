namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A tag (<c>!name</c>) of a document.</summary>
/// <param name="Name">The tag as it is written.</param>
/// <param name="Position">Where it, or the anchor before it, begins.</param>
public sealed record YamlTag(string Name, YamlPosition Position)
{
    private static readonly HashSet<string> Core = new(["!!str", "!!null", "!!bool", "!!int", "!!float", "!!map", "!!seq", "!"], StringComparer.Ordinal);

    /// <summary>Gets a value indicating whether it is one of those that every reader of YAML knows.</summary>
    public bool IsCore => Core.Contains(Name);

    /// <summary>Gets what to say of one that means nothing to who reads it: most were meant as a negation.</summary>
    public Message Problem => Message.Of<YamlTexts>(nameof(YamlTexts.YamlTag), Name, "${{ }}");
}
