using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads an <c>action.yml</c>: JavaScript, composite or Docker. Throws on no text.</summary>
internal static class ActionSyntaxReader
{
    private static readonly string[] InputKeys = ["description", "required", "default", "deprecationMessage", "type"];

    public static ActionSyntaxReading Read(string text)
    {
        YamlReading yaml = YamlReader.Read(text);
        ShapeReader shape = new();
        shape.TakeProblems(yaml);

        return new ActionSyntaxReading(yaml.Root is null ? null : Read(shape, yaml.Root), shape.Problems);
    }

    private static ActionSyntax Read(ShapeReader shape, YamlNode root)
    {
        ActionSyntax action = new();
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(root, ShapeReader.Section("action")))
        {
            switch (entry.Key.Value)
            {
                case "name":
                    action.Name = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "description":
                    action.Description = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "inputs":
                    action.Inputs = [.. shape.Entries(entry.Value, ShapeReader.Section("inputs"), allowEmpty: true, ignoreCase: true).Select(i => Input(shape, i))];
                    break;
                case "outputs":
                    action.Outputs = [.. shape.Entries(entry.Value, ShapeReader.Section("outputs"), allowEmpty: true, ignoreCase: true).Select(static o => o.Key)];
                    break;
                case "runs":
                    action.Runs = Runs(shape, entry.Value);
                    break;
                case "branding":
                    foreach (KeyValuePair<YamlScalar, YamlNode> part in shape.Entries(entry.Value, ShapeReader.Section("branding"), allowEmpty: true))
                    {
                        action.BrandingIcon = part.Key.Value == "icon" ? shape.Text(part.Value, allowEmpty: true) : action.BrandingIcon;
                        action.BrandingColor = part.Key.Value == "color" ? shape.Text(part.Value, allowEmpty: true) : action.BrandingColor;
                    }

                    break;
            }
        }

        return action;
    }

    private static ActionInputSyntax Input(ShapeReader shape, KeyValuePair<YamlScalar, YamlNode> input)
    {
        bool isRequired = false;
        bool hasDefault = false;
        YamlScalar? deprecation = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(input.Value, ShapeReader.Section(input.Key.Value), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "required":
                    // GitHub reads the word as a text here, and people quote it.
                    isRequired = entry.Value is YamlScalar word && word.Value.Equals("true", StringComparison.OrdinalIgnoreCase);
                    break;
                case "default":
                    hasDefault = entry.Value is not YamlScalar { IsNull: true };
                    break;
                case "deprecationMessage":
                    deprecation = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "description" or "type":
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section(input.Key.Value), InputKeys);
                    break;
            }
        }

        return new ActionInputSyntax(input.Key, isRequired && !hasDefault, deprecation is not null, deprecation?.Value.Trim() ?? string.Empty);
    }

    private static ActionRunsSyntax Runs(ShapeReader shape, YamlNode node)
    {
        Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
        IReadOnlyList<StepSyntax> steps = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("runs")))
        {
            values[entry.Key.Value] = entry.Value;
            if (entry.Key.Value == "steps")
            {
                steps = new StepReader(shape, new SectionReader(shape), isComposite: true).Read(entry.Value) ?? [];
            }
        }

        return new ActionRunsSyntax(values.TryGetValue("using", out YamlNode? engine) ? engine as YamlScalar : null, values, steps);
    }
}

/// <summary>An <c>action.yml</c>, read.</summary>
/// <param name="Action">The tree; null when the text is no YAML.</param>
/// <param name="Problems">What does not have the shape GitHub accepts.</param>
internal sealed record ActionSyntaxReading(ActionSyntax? Action, IReadOnlyList<Finding> Problems);
