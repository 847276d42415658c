using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>A name and its text: an environment variable, an input that is given, an output.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct NamedText(YamlScalar Name, YamlScalar Value);
