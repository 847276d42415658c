using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads <c>steps</c>, of a job or of a composite action.</summary>
/// <param name="shape">Reads shapes and notes what has another one.</param>
/// <param name="sections">Reads <c>env</c>.</param>
/// <param name="isComposite">True for the steps of a composite action, which GitHub allows less.</param>
internal sealed class StepReader(ShapeReader shape, SectionReader sections, bool isComposite = false)
{
    public const string DockerPrefix = "docker://";

    // What a composite action's steps cannot have: they run one after the other, as long as it takes.
    private static readonly string[] JobsOnly = ["background", "timeout-minutes"];

    private static readonly string[] Common = ["id", "if", "name", "env", "continue-on-error", "timeout-minutes"];

    private static readonly string[] RunKeys = [.. Common, "background", "run", "shell", "working-directory"];

    private static readonly string[] UsesKeys = [.. Common, "background", "uses", "with"];

    private static readonly string[] Controls = ["wait", "wait-all", "cancel"];

    private static readonly string[] ControlKeys = ["id", "name", "continue-on-error"];

    /// <summary>The steps, those that run at the same time one after the other; null when there is no list of them.</summary>
    public IReadOnlyList<StepSyntax>? Read(YamlNode node) => Read("steps", node, group: null);

    private List<StepSyntax>? Read(string section, YamlNode node, YamlScalar? group)
    {
        if (shape.Items(section, node) is not { } items)
        {
            return null;
        }

        List<StepSyntax> steps = [];
        foreach (YamlNode item in items)
        {
            IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = shape.Entries(item, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.StepItem)));
            string? work = entries.LastOrDefault(static e => e.Key.Value is "run" or "uses").Key?.Value;
            YamlScalar? kind = work is null ? entries.FirstOrDefault(static e => e.Key.Value == "parallel" || Controls.Contains(e.Key.Value)).Key : null;
            if (kind is not null && (isComposite || group is not null))
            {
                shape.Problem(kind, Message.Of<SyntaxTexts>(isComposite ? nameof(SyntaxTexts.NotInComposite) : nameof(SyntaxTexts.NotInParallel), kind.Value));
            }
            else if (kind?.Value == "parallel")
            {
                steps.AddRange(Group(entries));
            }
            else
            {
                StepSyntax step = new(item.Start) { Parallel = group };
                steps.Add(step);
                if (kind is null)
                {
                    ReadWork(step, work, entries);
                }
                else
                {
                    ReadControl(step, kind.Value, entries);
                }
            }
        }

        return steps;
    }

    private List<StepSyntax> Group(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        List<StepSyntax> steps = [];
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            if (entry.Key.Value == "parallel")
            {
                steps = Read("parallel", entry.Value, entry.Key) ?? [];
            }
            else
            {
                shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ParallelStep)), "parallel");
            }
        }

        return steps;
    }

    private void ReadWork(StepSyntax step, string? work, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            bool isKnown = !(isComposite && JobsOnly.Contains(entry.Key.Value))
                && (ReadCommon(step, entry) || work is null || (work == "run" ? ReadRun(step, entry) : ReadUses(step, entry)));
            if (!isKnown)
            {
                string[] keys = work == "uses" ? UsesKeys : RunKeys;
                shape.Unknown(
                    entry.Key,
                    Message.Of<SyntaxTexts>(work == "uses" ? nameof(SyntaxTexts.UsesStep) : nameof(SyntaxTexts.RunStep)),
                    isComposite ? [.. keys.Except(JobsOnly)] : keys);
            }
        }

        if (work is null)
        {
            shape.Problem(step.Start, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingStepWork)));
        }
    }

    private void ReadControl(StepSyntax step, string kind, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries)
    {
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            switch (entry.Key.Value)
            {
                case "id" or "name" or "continue-on-error":
                    ReadCommon(step, entry);
                    break;
                case "if":
                    shape.Problem(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ControlCondition), kind));
                    break;
                case "wait" when kind == "wait":
                    step.Waits = [.. shape.TextOrList("wait", entry.Value).Where(IsId)];
                    break;
                case "wait-all" when kind == "wait-all":
                    step.WaitsForAll = true;
                    if (entry.Value is not YamlScalar { IsNull: true } && WithoutExpression(entry.Value) is { Value: false })
                    {
                        shape.Problem(entry.Value, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.WaitAllFalse)));
                    }

                    break;
                case "cancel" when kind == "cancel":
                    YamlScalar target = shape.Text(entry.Value);
                    step.Cancels = IsId(target) ? target : null;
                    break;
                default:
                    shape.Unknown(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.ControlStep)), [.. ControlKeys, kind]);
                    break;
            }
        }
    }

    private bool IsId(YamlScalar target)
    {
        if (ExpressionMarks.AreIn(target.Value))
        {
            shape.Problem(target, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NoExpression)));
            return false;
        }

        return target.Value.Length > 0;
    }

    // GitHub reads these keys before anything runs.
    private ValueSyntax<bool>? WithoutExpression(YamlNode node)
    {
        ValueSyntax<bool>? value = shape.Boolean(node);
        if (value?.Expression is not { } expression)
        {
            return value;
        }

        shape.Problem(expression, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.NoExpression)));
        return null;
    }

    private void ReadBackground(StepSyntax step, KeyValuePair<YamlScalar, YamlNode> entry)
    {
        if (step.Parallel is null)
        {
            step.Background = WithoutExpression(entry.Value);
        }
        else
        {
            shape.Problem(entry.Key, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.BackgroundInParallel)));
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
                ReadBackground(step, entry);
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
