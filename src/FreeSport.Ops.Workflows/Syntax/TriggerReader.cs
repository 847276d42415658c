using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>on</c>. Source: GitHub's workflow syntax reference.</summary>
internal sealed class TriggerReader(ShapeReader shape)
{
    private static readonly string[] Filters = ["types", "branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore", "workflows"];

    public IReadOnlyList<TriggerSyntax>? Read(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping:
                return [.. shape.Entries(node, ShapeReader.Section("on")).Select(e => ReadOne(e.Key, e.Value)).OfType<TriggerSyntax>()];
            case YamlSequence list:
                if (list.Items.Count == 0)
                {
                    shape.Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NotEmpty), ShapeReader.Section("on")));
                }

                return [.. list.Items.Select(ReadName).OfType<TriggerSyntax>()];
            default:
                return ReadName(node) is { } one ? [one] : [];
        }
    }

    private TriggerSyntax? ReadName(YamlNode node)
    {
        YamlScalar name = shape.Text(node);
        switch (name.Value)
        {
            case "":
                return null;
            case "schedule":
                shape.Problem(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ScheduleAlone)));
                return null;
            case "workflow_dispatch":
                return new DispatchTrigger(name, []);
            case "workflow_call":
                return new CallTrigger(name);
            case "repository_dispatch":
                return new RepositoryDispatchTrigger(name, []);
            case "image_version":
                return new ImageVersionTrigger(name, [], [], []);
            default:
                return new WebhookTrigger(name);
        }
    }

    private TriggerSyntax? ReadOne(YamlScalar name, YamlNode node) => name.Value switch
    {
        "schedule" => ReadSchedule(name, node),
        "workflow_dispatch" => ReadDispatch(name, node),
        "workflow_call" => ReadCall(name, node),
        "repository_dispatch" => ReadRepositoryDispatch(name, node),
        "image_version" => ReadImageVersion(name, node),
        _ => ReadWebhook(name, node),
    };

    private WebhookTrigger ReadWebhook(YamlScalar name, YamlNode node)
    {
        WebhookTrigger trigger = new(name);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section(name.Value), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "types":
                    trigger.Types = shape.TextOrList("types", entry.Value);
                    break;
                case "workflows":
                    trigger.Workflows = shape.TextOrList("workflows", entry.Value);
                    break;
                case "branches":
                    trigger.Branches = Filter(entry);
                    break;
                case "branches-ignore":
                    trigger.BranchesIgnore = Filter(entry);
                    break;
                case "tags":
                    trigger.Tags = Filter(entry);
                    break;
                case "tags-ignore":
                    trigger.TagsIgnore = Filter(entry);
                    break;
                case "paths":
                    trigger.Paths = Filter(entry);
                    break;
                case "paths-ignore":
                    trigger.PathsIgnore = Filter(entry);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section(name.Value), Filters);
                    break;
            }
        }

        return trigger;
    }

    private FilterSyntax Filter(KeyValuePair<YamlScalar, YamlNode> entry) => new(entry.Key, shape.TextOrList(entry.Key.Value, entry.Value));

    private ScheduleTrigger? ReadSchedule(YamlScalar name, YamlNode node)
    {
        if (shape.Items("schedule", node) is not { } items)
        {
            return null;
        }

        List<ScheduleEntry> entries = [];
        foreach (YamlNode item in items)
        {
            YamlScalar? cron = null;
            YamlScalar? timezone = null;
            foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(item, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ScheduleItem))))
            {
                switch (entry.Key.Value)
                {
                    case "cron":
                        cron = shape.Text(entry.Value);
                        break;
                    case "timezone":
                        timezone = shape.Text(entry.Value);
                        break;
                    default:
                        shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ScheduleItem)), "cron", "timezone");
                        break;
                }
            }

            if (cron?.Value.Length > 0)
            {
                entries.Add(new ScheduleEntry(cron, timezone?.Value.Length > 0 ? timezone : null));
            }
        }

        return new ScheduleTrigger(name, entries);
    }

    private DispatchTrigger ReadDispatch(YamlScalar name, YamlNode node)
    {
        List<InputSyntax> inputs = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("workflow_dispatch"), allowEmpty: true))
        {
            if (entry.Key.Value != "inputs")
            {
                shape.Unknown(entry.Key, ShapeReader.Section("workflow_dispatch"), "inputs");
                continue;
            }

            InputReader reader = new(shape, isCall: false);
            inputs.AddRange(shape.Entries(entry.Value, ShapeReader.Section("inputs"), allowEmpty: true, ignoreCase: true).Select(i => reader.Read(i.Key, i.Value)));
        }

        return new DispatchTrigger(name, inputs);
    }

    private CallTrigger ReadCall(YamlScalar name, YamlNode node)
    {
        CallTrigger call = new(name);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("workflow_call"), allowEmpty: true))
        {
            IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Parts() =>
                shape.Entries(entry.Value, ShapeReader.Section(entry.Key.Value), allowEmpty: true, ignoreCase: true);
            call.IsBroken |= entry.Value is not (YamlMapping or YamlScalar { IsNull: true });
            switch (entry.Key.Value)
            {
                case "inputs":
                    InputReader reader = new(shape, isCall: true);
                    call.Inputs = [.. Parts().Select(i => reader.Read(i.Key, i.Value))];
                    break;
                case "secrets":
                    call.Secrets = [.. Parts().Select(s => ReadSecret(s.Key, s.Value))];
                    break;
                case "outputs":
                    call.Outputs = [.. Parts().Select(o => ReadOutput(o.Key, o.Value))];
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("workflow_call"), "inputs", "secrets", "outputs");
                    break;
            }
        }

        return call;
    }

    private CallSecretSyntax ReadSecret(YamlScalar name, YamlNode node)
    {
        CallSecretSyntax secret = new(name);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CallSecret)), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "description":
                    secret.Description = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "required":
                    secret.IsRequired = shape.Boolean(entry.Value)?.Value == true;
                    break;
                default:
                    shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CallSecret)), "description", "required");
                    break;
            }
        }

        return secret;
    }

    private CallOutputSyntax ReadOutput(YamlScalar name, YamlNode node)
    {
        CallOutputSyntax output = new(name);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CallOutput)), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "description":
                    output.Description = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "value":
                    output.Value = shape.Text(entry.Value);
                    break;
                default:
                    shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.CallOutput)), "description", "value");
                    break;
            }
        }

        if (output.Value is null)
        {
            shape.Problem(name, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingOutputValue), name.Value));
        }

        return output;
    }

    private RepositoryDispatchTrigger ReadRepositoryDispatch(YamlScalar name, YamlNode node)
    {
        IReadOnlyList<YamlScalar> types = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("repository_dispatch"), allowEmpty: true))
        {
            if (entry.Key.Value == "types")
            {
                types = shape.TextOrList("types", entry.Value);
            }
            else
            {
                shape.Unknown(entry.Key, ShapeReader.Section("repository_dispatch"), "types");
            }
        }

        return new RepositoryDispatchTrigger(name, types);
    }

    private ImageVersionTrigger ReadImageVersion(YamlScalar name, YamlNode node)
    {
        IReadOnlyList<YamlScalar>? types = null;
        IReadOnlyList<YamlScalar>? names = null;
        IReadOnlyList<YamlScalar>? versions = null;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(node, ShapeReader.Section("image_version"), allowEmpty: true))
        {
            switch (entry.Key.Value)
            {
                case "types":
                    types = shape.TextOrList("types", entry.Value);
                    break;
                case "names":
                    names = shape.TextOrList("names", entry.Value);
                    break;
                case "versions":
                    versions = shape.TextOrList("versions", entry.Value);
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("image_version"), "types", "names", "versions");
                    break;
            }
        }

        return new ImageVersionTrigger(name, types ?? [], names ?? [], versions ?? []);
    }
}
