using FreeSport.Ops.Core.Text.Yaml;

namespace FreeSport.Ops.Core.Workflows.Syntax;

/// <summary>Reads <c>steps</c>, of a job or of a composite action.</summary>
internal sealed class StepReader(ShapeReader shape, SectionReader sections)
{
    public const string DockerPrefix = "docker://";

    private static readonly string[] Common = ["id", "if", "name", "env", "continue-on-error", "timeout-minutes"];

    private static readonly string[] RunKeys = [.. Common, "run", "shell", "working-directory"];

    private static readonly string[] UsesKeys = [.. Common, "uses", "with"];

    /// <summary>The steps; null when there is no list of them.</summary>
    public IReadOnlyList<StepSyntax>? Read(YamlNode node) => shape.Items("steps", node)?.Select(ReadOne).ToList();

    private StepSyntax ReadOne(YamlNode node)
    {
        StepSyntax step = new(node.Start);
        IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries = shape.Entries(node, SyntaxTexts.StepItem);
        string? work = entries.LastOrDefault(static e => e.Key.Value is "run" or "uses").Key?.Value;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in entries)
        {
            if (!ReadCommon(step, entry) && work is not null && !(work == "run" ? ReadRun(step, entry) : ReadUses(step, entry)))
            {
                shape.Unknown(entry.Key, work == "run" ? SyntaxTexts.RunStep : SyntaxTexts.UsesStep, work == "run" ? RunKeys : UsesKeys);
            }
        }

        if (work is null)
        {
            shape.Problem(node.Start, SyntaxTexts.MissingStepWork);
        }

        return step;
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
