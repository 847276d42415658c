using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Workflows.Outlines;
using FreeSport.Ops.Workflows.Syntax;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Reads a workflow's outline: triggers, jobs, environments, and every place that reads a secret or a variable.</summary>
/// <remarks>Source of the shape: GitHub's workflow syntax reference.</remarks>
public static class WorkflowReader
{
    /// <summary>Reads a workflow. Throws on no text.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="path">Its absolute path.</param>
    /// <param name="relativePath">Its path in the project, with forward slashes.</param>
    /// <returns>The workflow, and what is wrong with it.</returns>
    public static WorkflowReading Read(string text, string path, string relativePath)
    {
        YamlReading yaml = YamlReader.Read(text);
        List<OpsFailure> failures = [.. yaml.Problems.Select(p => FailureOf(p, path))];
        FsWorkflow workflow = new() { Step = FsStep.Workflows, Path = path, Subject = relativePath, Name = relativePath, Scope = FsScope.Full };
        WorkflowSyntax? syntax = null;
        if (yaml.Root is YamlMapping root)
        {
            syntax = WorkflowSyntaxReader.Read(yaml).Workflow!;
            WorkflowOutline.Fill(workflow, syntax, root, text);
            if (workflow.Triggers.Length == 0)
            {
                failures.Add(Shape(ErrorIds.WorkflowWithoutTrigger, WorkflowFileTexts.NoTrigger, root.Start, path));
            }

            if (workflow.Jobs.Length == 0)
            {
                failures.Add(Shape(ErrorIds.WorkflowWithoutJob, WorkflowFileTexts.NoJob, root.Start, path));
            }
        }
        else if (yaml.Root is not null)
        {
            failures.Add(Shape(ErrorIds.WorkflowNotMapping, WorkflowFileTexts.NotMapping, yaml.Root.Start, path));
        }

        Judge(workflow, failures);
        return new WorkflowReading(workflow, failures) { Syntax = syntax };
    }

    /// <summary>A file that could not even be opened.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="relativePath">Its path in the project.</param>
    /// <param name="failure">Why.</param>
    /// <returns>A failed reading.</returns>
    public static WorkflowReading Failed(string path, string relativePath, OpsFailure failure)
    {
        FsWorkflow workflow = new() { Step = FsStep.Workflows, Path = path, Subject = relativePath, Name = relativePath, Scope = FsScope.Full };
        Judge(workflow, [failure]);
        return new WorkflowReading(workflow, [failure]);
    }

    private static void Judge(FsWorkflow workflow, List<OpsFailure> failures)
    {
        if (failures.Count > 0)
        {
            workflow.Outcome = FsOutcome.Failed;
            workflow.Summary = failures[0].Message;
            workflow.Detail = string.Join("\n", failures.Select(static f => f.Message));
            workflow.Remedy = failures[0].Remedy;
            return;
        }

        workflow.Outcome = FsOutcome.Passed;
        workflow.Summary = WorkflowFileTexts.Outline.With(
            workflow.Jobs.Length,
            string.Join(", ", workflow.Triggers.Select(static t => t.Event)),
            workflow.Secrets.Where(static s => !s.IsAutomatic).Select(static s => s.Name.ToUpperInvariant()).Distinct().Count());
    }

    private static OpsFailure FailureOf(YamlProblem problem, string path)
    {
        string id = problem.Kind switch
        {
            YamlProblemKind.Empty => ErrorIds.WorkflowEmpty,
            YamlProblemKind.Binary => ErrorIds.WorkflowBinary,
            YamlProblemKind.DuplicateKey => ErrorIds.WorkflowDuplicateKey,
            YamlProblemKind.TooLarge => ErrorIds.WorkflowTooDeep,
            _ => ErrorIds.WorkflowNotYaml,
        };
        return Shape(id, problem.Message.ToString(), problem.Position, path);
    }

    private static OpsFailure Shape(string id, string message, YamlPosition at, string path) => new(
        id,
        FailureKind.InvalidData,
        WorkflowFileTexts.At.With(path, at.Line, at.Column, message),
        WorkflowFileTexts.Remedy,
        path);
}
