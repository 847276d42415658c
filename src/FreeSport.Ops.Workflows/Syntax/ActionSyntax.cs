using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>An action's <c>action.yml</c> as a typed tree. Source of the shape: GitHub's metadata syntax reference.</summary>
internal sealed class ActionSyntax
{
    public YamlScalar? Name { get; set; }

    public YamlScalar? Description { get; set; }

    public IReadOnlyList<ActionInputSyntax> Inputs { get; set; } = [];

    public IReadOnlyList<YamlScalar> Outputs { get; set; } = [];

    public ActionRunsSyntax? Runs { get; set; }

    public YamlScalar? BrandingIcon { get; set; }

    public YamlScalar? BrandingColor { get; set; }
}

/// <summary>An input that an action takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">True when a caller must give it: it is required and has no default.</param>
/// <param name="IsDeprecated">True when it has a <c>deprecationMessage</c>, be it empty.</param>
/// <param name="DeprecationMessage">What to use instead.</param>
internal sealed record ActionInputSyntax(YamlScalar Name, bool IsRequired, bool IsDeprecated, string DeprecationMessage);

/// <summary><c>runs</c>: how an action does its work.</summary>
/// <param name="Using">The runtime.</param>
/// <param name="Values">Every key of it with its value; <c>steps</c>, <c>args</c> and <c>env</c> among them.</param>
/// <param name="Steps">The steps of a composite action.</param>
internal sealed record ActionRunsSyntax(YamlScalar? Using, IReadOnlyDictionary<string, YamlNode> Values, IReadOnlyList<StepSyntax> Steps)
{
    /// <summary>The text of a key; null when it is missing or empty.</summary>
    public string? TextOf(string key) => Values.TryGetValue(key, out YamlNode? node) && node is YamlScalar { Value.Length: > 0 } text ? text.Value : null;
}
