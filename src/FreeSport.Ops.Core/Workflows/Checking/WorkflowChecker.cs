using FreeSport.Ops.Core.Text.Yaml;
using FreeSport.Ops.Core.Workflows.Rules;
using FreeSport.Ops.Core.Workflows.Syntax;

namespace FreeSport.Ops.Core.Workflows.Checking;

/// <summary>Takes a workflow through all rules in one walk. Throws on no text.</summary>
internal static class WorkflowChecker
{
    /// <summary>Checks a text.</summary>
    /// <param name="text">The workflow's text.</param>
    /// <param name="surroundings">What lies around it.</param>
    /// <param name="path">Its path in the repository, with forward slashes; what the settings leave out is left out by it.</param>
    /// <returns>The findings in the order of the text, each once.</returns>
    public static IReadOnlyList<Finding> Check(string text, CheckSurroundings surroundings, string path = "")
    {
        WorkflowSyntaxReading reading = WorkflowSyntaxReader.Read(text);
        List<Finding> findings = [.. reading.Problems];
        if (reading.Workflow is { } workflow)
        {
            RuleContext context = new(text, workflow, surroundings);
            Walk(context, AllRules());
            findings.AddRange(context.Findings);
        }

        findings.RemoveAll(f => surroundings.Settings.Ignores(path, f.Message));
        HashSet<(string, YamlPosition, string)> seen = [];
        findings.RemoveAll(f => !seen.Add((f.Rule, f.Start, f.Message)));
        findings.Sort(static (a, b) => a.Start.Line != b.Start.Line ? a.Start.Line.CompareTo(b.Start.Line)
            : a.Start.Column != b.Start.Column ? a.Start.Column.CompareTo(b.Start.Column)
            : string.CompareOrdinal(a.Rule, b.Rule));
        return findings;
    }

    private static WorkflowRule[] AllRules() =>
    [
        new EventsRule(), new ScheduleRule(), new DispatchInputsRule(), new GlobRule(), new IdRule(), new JobNeedsRule(), new MatrixRule(),
        new PermissionsRule(), new RunnerLabelRule(), new ShellNameRule(), new EnvironmentVariableRule(), new CredentialsRule(),
        new DeprecatedCommandsRule(), new IfConditionRule(), new ActionRule(), new LocalActionRule(), new WorkflowCallRule(), new ExpressionRule(),
    ];

    private static void Walk(RuleContext context, WorkflowRule[] rules)
    {
        WorkflowSyntax workflow = context.Workflow;
        foreach (WorkflowRule rule in rules)
        {
            rule.Begin(context);
            rule.EnterWorkflow(workflow);
        }

        foreach (JobSyntax job in workflow.Jobs)
        {
            foreach (WorkflowRule rule in rules)
            {
                rule.EnterJob(job);
                foreach (StepSyntax step in job.Steps)
                {
                    rule.VisitStep(job, step);
                }

                rule.LeaveJob(job);
            }
        }

        foreach (WorkflowRule rule in rules)
        {
            rule.LeaveWorkflow(workflow);
        }
    }
}
