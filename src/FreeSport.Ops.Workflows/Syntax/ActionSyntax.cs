using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>An action's <c>action.yml</c> as a typed tree. Source of the shape: GitHub's metadata syntax reference, actions/runner.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class ActionSyntax(YamlPosition start)
{
    public YamlPosition Start { get; } = start;

    public YamlScalar? Name { get; set; }

    public YamlScalar? Description { get; set; }

    public IReadOnlyList<ActionInputSyntax> Inputs { get; set; } = [];

    public IReadOnlyList<ActionOutputSyntax> Outputs { get; set; } = [];

    public ActionRunsSyntax? Runs { get; set; }

    public YamlScalar? BrandingIcon { get; set; }

    public YamlScalar? BrandingColor { get; set; }

    /// <summary>Gets the steps of a composite action.</summary>
    public IReadOnlyList<StepSyntax> Steps => Runs?.Steps ?? [];
}

/// <summary>An input that an action takes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsRequired">True when a caller must give it: it is required and has no default.</param>
/// <param name="Default">What it is when it is not given; null when that is nothing.</param>
/// <param name="Deprecation">What to use instead; null of an input that is not deprecated.</param>
/// <param name="Unknown">Keys of it that GitHub does not know, and passes over.</param>
internal sealed record ActionInputSyntax(YamlScalar Name, bool IsRequired, YamlScalar? Default, YamlScalar? Deprecation, IReadOnlyList<YamlScalar> Unknown)
{
    public bool IsDeprecated => Deprecation is not null;

    public string DeprecationMessage => Deprecation?.Value.Trim() ?? string.Empty;
}

/// <summary>An output that an action sets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What it is, of a composite action; null where it is not written.</param>
internal sealed record ActionOutputSyntax(YamlScalar Name, YamlScalar? Value);

/// <summary><c>runs</c>: how an action does its work.</summary>
/// <param name="Key">The key where it stands.</param>
/// <param name="Entries">Every key of it with its value; <c>steps</c>, <c>args</c> and <c>env</c> among them.</param>
/// <param name="Steps">The steps of a composite action.</param>
internal sealed record ActionRunsSyntax(YamlScalar Key, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, IReadOnlyList<StepSyntax> Steps)
{
    /// <summary>Gets the runtime; null when it is missing or empty.</summary>
    public YamlScalar? Using => TextOf("using");

    /// <summary>The value of a key; null when there is none.</summary>
    public YamlNode? Find(string key) => Entries.FirstOrDefault(e => e.Key.Value == key).Value;

    /// <summary>The text of a key; null when it is missing or empty.</summary>
    public YamlScalar? TextOf(string key) => Find(key) is YamlScalar { Value.Length: > 0 } text ? text : null;
}
