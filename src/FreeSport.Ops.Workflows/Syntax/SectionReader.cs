using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads the sections that workflows and jobs share.</summary>
internal sealed class SectionReader(ShapeReader shape)
{
    public PermissionsSyntax Permissions(YamlScalar key, YamlNode node) => node is YamlScalar
        ? new PermissionsSyntax(key.Start, shape.Text(node), [])
        : new PermissionsSyntax(key.Start, null, shape.NamedTexts("permissions", node, allowEmpty: true, allowEmptyTexts: false));

    public EnvSyntax Env(YamlNode node) => node is YamlScalar scalar
        ? new EnvSyntax([], shape.Expression(scalar, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.EnvShape))))
        : new EnvSyntax(shape.NamedTexts("env", node), null);

    public DefaultsSyntax? Defaults(YamlNode node)
    {
        DefaultsSyntax? defaults = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("defaults")))
        {
            if (entry.Key.Value == "run")
            {
                defaults = DefaultsRun(entry.Value);
            }
            else
            {
                shape.Unknown(entry.Key, ShapeReader.Section("defaults"), "run");
            }
        }

        if (defaults is null)
        {
            shape.Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingRun)));
        }

        return defaults;
    }

    public ConcurrencySyntax Concurrency(YamlScalar key, YamlNode node)
    {
        if (node is YamlScalar)
        {
            return new ConcurrencySyntax(shape.Text(node), null, null);
        }

        YamlScalar? group = null;
        ValueSyntax<bool>? cancel = null;
        YamlScalar? queue = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("concurrency")))
        {
            switch (entry.Key.Value)
            {
                case "group":
                    group = shape.Text(entry.Value);
                    break;
                case "cancel-in-progress":
                    cancel = shape.Boolean(entry.Value);
                    break;
                case "queue":
                    queue = shape.Text(entry.Value);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("concurrency"), "group", "cancel-in-progress", "queue");
                    break;
            }
        }

        if (group is null)
        {
            shape.Problem(key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingGroup)));
        }

        if (queue is { Value.Length: > 0 } && queue.Value is not ("single" or "max") && !ExpressionMarks.AreIn(queue.Value))
        {
            shape.Problem(queue, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.QueueValue), queue.Value));
        }
        else if (queue?.Value == "max" && cancel?.Value == true)
        {
            shape.Problem(queue, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.QueueCancelled)));
        }

        return new ConcurrencySyntax(group, cancel, queue);
    }

    private DefaultsSyntax DefaultsRun(YamlNode node)
    {
        YamlScalar? shell = null;
        YamlScalar? folder = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("run")))
        {
            switch (entry.Key.Value)
            {
                case "shell":
                    shell = shape.Text(entry.Value);
                    break;
                case "working-directory":
                    folder = shape.Text(entry.Value);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("run"), "shell", "working-directory");
                    break;
            }
        }

        return new DefaultsSyntax(shell, folder);
    }
}
