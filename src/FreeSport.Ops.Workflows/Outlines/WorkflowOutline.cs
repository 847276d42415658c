using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Outlines;

/// <summary>The outline of a workflow: triggers, jobs, environments, and every place that reads a secret or a variable.</summary>
/// <remarks>Source of the shape: GitHub's workflow syntax reference.</remarks>
internal static class WorkflowOutline
{
    /// <summary>The outline of a text as far as it is one; what is wrong with it is not told here.</summary>
    /// <param name="text">The workflow's text.</param>
    /// <param name="path">Its path, which is its name where it has none of its own.</param>
    public static FsWorkflow Of(string text, string path)
    {
        FsWorkflow workflow = new() { Path = path, Subject = path, Name = path };
        YamlReading yaml = YamlReader.Read(text);
        if (yaml.Root is YamlMapping root)
        {
            Fill(workflow, WorkflowSyntaxReader.Read(yaml).Workflow!, root, text);
        }

        return workflow;
    }

    /// <summary>Fills an outline from a tree.</summary>
    /// <param name="workflow">The outline; its name stays where the workflow has none of its own.</param>
    /// <param name="syntax">The tree.</param>
    /// <param name="root">The nodes it was made of.</param>
    /// <param name="text">The text they were read from.</param>
    public static void Fill(FsWorkflow workflow, WorkflowSyntax syntax, YamlMapping root, string text)
    {
        workflow.Name = syntax.Name?.Value is { Length: > 0 } name ? name : workflow.Name;
        workflow.Triggers = [.. syntax.Triggers.Select(WorkflowTriggers.Outline)];
        workflow.Jobs = [.. syntax.Jobs.Select(WorkflowJobs.Outline)];
        workflow.Environments = [.. workflow.Jobs.Select(static j => j.Environment).OfType<string>().Distinct(StringComparer.Ordinal)];

        // Every text counts here, also at keys that GitHub does not know: what reads a secret is to be seen.
        Dictionary<string, FsWorkflowJob> outlines = workflow.Jobs.ToDictionary(static j => j.Id, StringComparer.OrdinalIgnoreCase);
        ReferenceScanner scanner = new(text);
        foreach (KeyValuePair<YamlScalar, YamlNode> entry in root.Entries)
        {
            if (entry.Key.Value == "jobs" && entry.Value is YamlMapping jobs)
            {
                foreach (KeyValuePair<YamlScalar, YamlNode> job in jobs.Entries)
                {
                    scanner.Scan(job.Value, outlines.TryGetValue(job.Key.Value, out FsWorkflowJob? outline) ? outline : null);
                }
            }
            else
            {
                scanner.Scan(entry.Value, job: null);
            }
        }

        workflow.Secrets = [.. scanner.Secrets];
        workflow.Variables = [.. scanner.Variables];
        workflow.ComputedNames = [.. scanner.Computed];
    }
}
