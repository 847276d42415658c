using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>steps</c>, of a job or of a composite action.</summary>
internal sealed class StepReader(ShapeReader shape, SectionReader sections)
{
    public const string DockerPrefix = "docker://";

    private static readonly string[] Common = ["id", "if", "name", "env", "continue-on-error", "timeout-minutes"];

    private static readonly string[] RunKeys = [.. Common, "background", "run", "shell", "working-directory"];

    private static readonly string[] UsesKeys = [.. Common, "background", "uses", "with"];

    private static readonly string[] ControlKeys = ["id", "name", "continue-on-error", "wait", "wait-all", "cancel"];

    /// <summary>The steps, those that run at the same time one after the other; null when there is no list of them.</summary>
    public IReadOnlyList<StepSyntax>? Read(YamlNode node) => Read("steps", node);

    private List<StepSyntax>? Read(string section, YamlNode node)
    {
        if (shape.Items(section, node) is not { } items)
        {
            return null;
        }

        List<StepSyntax> steps = [];
        foreach (YamlNode item in items)
        {
            IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = shape.Entries(item, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.StepItem)));
            if (entries.Count == 1 && entries[0].Key.Value == "parallel")
            {
                steps.AddRange(Read("parallel", entries[0].Value) ?? []);
            }
            else
            {
                steps.Add(ReadOne(item, entries));
            }
        }

        return steps;
    }

    private StepSyntax ReadOne(YamlNode node, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        StepSyntax step = new(node.Start);
        string? work = entries.LastOrDefault(static e => e.Key.Value is "run" or "uses").Key?.Value;
        if (work is null && entries.Any(static e => e.Key.Value is "wait" or "wait-all" or "cancel"))
        {
            ReadControl(step, entries);
            return step;
        }

        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            if (!ReadCommon(step, entry) && work is not null && !(work == "run" ? ReadRun(step, entry) : ReadUses(step, entry)))
            {
                shape.Unknown(entry.Key, work == "run" ? Message.Of<SyntaxTexts>(nameof(SyntaxTexts.RunStep)) : Message.Of<SyntaxTexts>(nameof(SyntaxTexts.UsesStep)), work == "run" ? RunKeys : UsesKeys);
            }
        }

        if (work is null)
        {
            shape.Problem(node.Start, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingStepWork)));
        }

        return step;
    }

    private void ReadControl(StepSyntax step, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            switch (entry.Key.Value)
            {
                case "wait":
                    shape.TextOrList("wait", entry.Value);
                    break;
                case "wait-all" when entry.Value is not YamlScalar { IsNull: true }:
                    shape.Boolean(entry.Value);
                    break;
                case "wait-all":
                    break;
                case "cancel":
                    shape.Text(entry.Value);
                    break;
                case "id" or "name" or "continue-on-error":
                    ReadCommon(step, entry);
                    break;
                default:
                    shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ControlStep)), ControlKeys);
                    break;
            }
        }
    }

    private bool ReadCommon(StepSyntax step, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "id":
                step.Id = shape.Text(entry.Value);
                return true;
            case "if":
                step.If = shape.Text(entry.Value);
                return true;
            case "name":
                step.Name = shape.Text(entry.Value, allowEmpty: true);
                return true;
            case "env":
                step.Env = sections.Env(entry.Value);
                return true;
            case "background":
                step.Background = shape.Boolean(entry.Value);
                return true;
            case "continue-on-error":
                step.ContinueOnError = shape.Boolean(entry.Value);
                return true;
            case "timeout-minutes":
                step.TimeoutMinutes = shape.Minutes(entry.Value);
                return true;
            default:
                return false;
        }
    }

    private bool ReadRun(StepSyntax step, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "run":
                step.Run = shape.Text(entry.Value);
                return true;
            case "shell":
                step.Shell = shape.Text(entry.Value);
                return true;
            case "working-directory":
                step.WorkingDirectory = shape.Text(entry.Value);
                return true;
            default:
                return false;
        }
    }

    private bool ReadUses(StepSyntax step, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        switch (entry.Key.Value)
        {
            case "uses":
                step.Uses = shape.Text(entry.Value);
                return true;
            case "with":
                step.With = shape.NamedTexts("with", entry.Value);
                return true;
            default:
                return false;
        }
    }
}
