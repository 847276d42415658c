using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows.Syntax;

/// <summary>A name and its text: an environment variable, an input that is given, an output.</summary>
/// <param name="Name">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct NamedText(YamlScalar Name, YamlScalar Value);
