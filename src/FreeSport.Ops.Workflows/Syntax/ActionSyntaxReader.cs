using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads an <c>action.yml</c>: JavaScript, composite or Docker. Throws on no text.</summary>
internal static class ActionSyntaxReader
{
    /// <summary>The keys of an input.</summary>
    public static readonly string[] InputKeys = ["description", "required", "default", "deprecationMessage", "type"];

    public static ActionSyntaxReading Read(string text)
    {
        YamlReading yaml = YamlReader.Read(text);
        ShapeReader shape = new();
        shape.TakeProblems(yaml);

        return new ActionSyntaxReading(yaml.Root is null ? null : Read(shape, yaml.Root), shape.Problems);
    }

    private static ActionSyntax Read(ShapeReader shape, YamlNode root)
    {
        ActionSyntax action = new(root.Start);
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
                    action.Outputs = [.. shape.Entries(entry.Value, ShapeReader.Section("outputs"), allowEmpty: true, ignoreCase: true).Select(o => Output(shape, o))];
                    break;
                case "runs":
                    action.Runs = Runs(shape, entry.Key, entry.Value);
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
        YamlScalar? given = null;
        YamlScalar? deprecation = null;
        List<YamlScalar> unknown = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(input.Value, ShapeReader.Section(input.Key.Value), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "required":
                    // GitHub reads the word as a text here, and people quote it.
                    isRequired = entry.Value is YamlScalar word && word.Value.Equals("true", StringComparison.OrdinalIgnoreCase);
                    break;
                case "default":
                    given = entry.Value is YamlScalar { IsNull: true } ? null : shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "deprecationMessage":
                    deprecation = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "description" or "type":
                    break;
                default:
                    unknown.Add(entry.Key);
                    break;
            }
        }

        return new ActionInputSyntax(input.Key, isRequired && given is null, given, deprecation, unknown);
    }

    private static ActionOutputSyntax Output(ShapeReader shape, KeyValuePair<YamlScalar, YamlNode> output)
    {
        YamlScalar? value = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(output.Value, ShapeReader.Section(output.Key.Value), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "description":
                    shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "value":
                    value = shape.Text(entry.Value, allowEmpty: true);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section(output.Key.Value), "description", "value");
                    break;
            }
        }

        return new ActionOutputSyntax(output.Key, value);
    }

    private static ActionRunsSyntax Runs(ShapeReader shape, YamlScalar key, YamlNode node)
    {
        IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = shape.Entries(node, ShapeReader.Section("runs"));
        IReadOnlyList<StepSyntax> steps = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            // GitHub takes an action that does nothing.
            if (entry.Key.Value == "steps" && entry.Value is not YamlSequence { Items.Count: 0 })
            {
                steps = new StepReader(shape, new SectionReader(shape), isComposite: true).Read(entry.Value) ?? [];
            }
        }

        return new ActionRunsSyntax(key, entries, steps);
    }
}

/// <summary>An <c>action.yml</c>, read.</summary>
/// <param name="Action">The tree; null when the text is no YAML.</param>
/// <param name="Problems">What does not have the shape GitHub accepts.</param>
internal sealed record ActionSyntaxReading(ActionSyntax? Action, IReadOnlyList<Finding> Problems);
