namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>A read YAML text.</summary>
/// <param name="Root">The document; null when it could not be read.</param>
/// <param name="Problems">What is wrong with it, in order.</param>
/// <param name="Anchors">Its anchors, in order.</param>
/// <param name="Tags">Its tags, in order.</param>
public sealed record YamlReading(YamlNode? Root, IReadOnlyList<YamlProblem> Problems, IReadOnlyList<YamlAnchor> Anchors, IReadOnlyList<YamlTag> Tags);
