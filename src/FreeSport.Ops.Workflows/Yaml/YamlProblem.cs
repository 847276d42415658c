namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Something in a text that is not right YAML.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="Message">What it is, in the reader's language.</param>
/// <param name="Position">Where it is.</param>
public sealed record YamlProblem(YamlProblemKind Kind, Message Message, YamlPosition Position);
