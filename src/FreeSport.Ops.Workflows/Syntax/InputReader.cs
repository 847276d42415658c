using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads an input of <c>workflow_dispatch</c> or <c>workflow_call</c>.</summary>
internal sealed class InputReader(ShapeReader shape, bool isCall)
{
    public InputSyntax Read(YamlScalar name, YamlNode node)
    {
        Message where = Message.Of<SyntaxTexts>(isCall ? nameof(SyntaxTexts.CallInput) : nameof(SyntaxTexts.DispatchInput));
        InputSyntax input = new(name);
        bool isTyped = false;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, where, allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "description":
                    input.Description = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "required":
                    input.Required = shape.Boolean(entry.Value);
                    break;
                case "default":
                    input.Default = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "type":
                    isTyped = true;
                    input.Type = TypeOf(shape.Text(entry.Value));
                    break;
                case "options" when !isCall:
                    input.Options = shape.List("options", entry.Value, allowEmptyTexts: true) ?? [];
                    break;
                default:
                    shape.Unknown(entry.Key, where, isCall ? ["description", "required", "default", "type"] : ["description", "required", "default", "type", "options"]);
                    break;
            }
        }

        if (isCall && !isTyped)
        {
            shape.Problem(name, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingType), name.Value));
        }

        return input;
    }

    private InputType? TypeOf(YamlScalar type)
    {
        InputType? known = type.Value switch
        {
            "string" => InputType.Text,
            "number" => InputType.Number,
            "boolean" => InputType.Boolean,
            "choice" when !isCall => InputType.Choice,
            "environment" when !isCall => InputType.Environment,
            _ => null,
        };
        if (known is null && type.Value.Length > 0)
        {
            shape.Problem(type, Message.Of<SyntaxTexts>(isCall ? nameof(SyntaxTexts.CallType) : nameof(SyntaxTexts.DispatchType), type.Value));
        }

        return known;
    }
}
