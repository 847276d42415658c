using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Reads a workflow's text into a tree that knows its places. Throws on no text.</summary>
/// <remarks>Source of the shapes: GitHub's workflow syntax reference.</remarks>
internal static class WorkflowSyntaxReader
{
    private static readonly string[] Keys = ["name", "description", "run-name", "on", "permissions", "env", "defaults", "concurrency", "cache-mode", "jobs"];

    public static WorkflowSyntaxReading Read(string text) => Read(YamlReader.Read(text));

    public static WorkflowSyntaxReading Read(YamlReading yaml)
    {
        ShapeReader shape = new();
        shape.TakeProblems(yaml);
        foreach (YamlAnchor anchor in yaml.Anchors.Where(static a => !a.IsUsed))
        {
            // Behind a negation that is read as a tag, && begins an anchor that nobody meant.
            if (yaml.Root is not null && !yaml.Tags.Any(t => t.Position == anchor.Position))
            {
                shape.Problem(anchor.Position, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.UnusedAnchor), anchor.Name));
            }
        }

        return new WorkflowSyntaxReading(yaml.Root is null ? null : Read(shape, yaml.Root), shape.Problems);
    }

    private static WorkflowSyntax Read(ShapeReader shape, YamlNode root)
    {
        SectionReader sections = new(shape);
        WorkflowSyntax workflow = new();
        bool hasTriggers = false;
        bool hasJobs = false;
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in shape.Entries(root, ShapeReader.Section("workflow")))
        {
            switch (entry.Key.Value)
            {
                case "name":
                    workflow.Name = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "description":
                    workflow.Description = shape.Text(entry.Value, allowEmpty: true);
                    break;
                case "run-name":
                    workflow.RunName = shape.Text(entry.Value);
                    break;
                case "on":
                    IReadOnlyList<TriggerSyntax>? triggers = new TriggerReader(shape).Read(entry.Value);
                    hasTriggers = triggers is not null;
                    workflow.Triggers = triggers ?? [];
                    break;
                case "permissions":
                    workflow.Permissions = sections.Permissions(entry.Key, entry.Value);
                    break;
                case "env":
                    workflow.Env = sections.Env(entry.Value);
                    break;
                case "defaults":
                    workflow.Defaults = sections.Defaults(entry.Value);
                    break;
                case "concurrency":
                    workflow.Concurrency = sections.Concurrency(entry.Key, entry.Value);
                    break;
                case "cache-mode":
                    workflow.CacheMode = shape.Text(entry.Value);
                    break;
                case "jobs":
                    hasJobs = true;
                    JobReader jobs = new(shape, sections);
                    workflow.Jobs = [.. shape.Entries(entry.Value, ShapeReader.Section("jobs"), ignoreCase: true).Select(j => jobs.Read(j.Key, j.Value))];
                    break;
                default:
                    shape.Unknown(entry.Key, ShapeReader.Section("workflow"), Keys);
                    break;
            }
        }

        if (!hasTriggers)
        {
            shape.Problem(root.Start, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingOn)));
        }

        if (!hasJobs)
        {
            shape.Problem(root.Start, Message.Of<SyntaxTexts>(nameof(SyntaxTexts.MissingJobs)));
        }

        return workflow;
    }
}
