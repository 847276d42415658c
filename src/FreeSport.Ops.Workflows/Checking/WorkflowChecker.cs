using FreeSport.Ops.Workflows.Rules;
using FreeSport.Ops.Workflows.Surroundings;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Checking;

/// <summary>Takes a workflow through all rules in one walk. Throws on no text.</summary>
internal static class WorkflowChecker
{
    /// <summary>Checks a text.</summary>
    /// <param name="text">The workflow's text.</param>
    /// <param name="surroundings">What lies around it.</param>
    /// <param name="path">Its path in the repository, with forward slashes; what the settings leave out is left out by it.</param>
    /// <returns>The findings in the order of the text, each once.</returns>
    public static IReadOnlyList<Finding> Check(string text, CheckSurroundings surroundings, string path = "") =>
        Examine(text, surroundings, path).Settle(surroundings.Settings, path).Told;

    /// <summary>Everything the rules find, as they find it.</summary>
    /// <param name="text">The workflow's text.</param>
    /// <param name="surroundings">What lies around it.</param>
    /// <param name="path">Its path in the repository, with forward slashes; empty when it is not known.</param>
    public static CheckedWorkflow Examine(string text, CheckSurroundings surroundings, string path = "")
    {
        CheckedWorkflow alone = ExamineAlone(text, surroundings);
        return alone.Workflow is not { } workflow ? alone : alone with
        {
            Findings = [.. alone.Findings, .. new CalledWorkflows(surroundings, called => ExamineAlone(called, surroundings).Findings).Check(workflow, path)],
        };
    }

    private static CheckedWorkflow ExamineAlone(string text, CheckSurroundings surroundings)
    {
        WorkflowSyntaxReading reading = WorkflowSyntaxReader.Read(text);
        if (reading.Workflow is not { } workflow)
        {
            return new CheckedWorkflow(text, null, reading.Problems);
        }

        RuleContext context = new(text, workflow, surroundings);
        Walk(context, AllRules());
        return new CheckedWorkflow(text, workflow, [.. reading.Problems, .. context.Findings]);
    }

    private static WorkflowRule[] AllRules() =>
    [
        new EventsRule(), new ScheduleRule(), new DispatchInputsRule(), new GlobRule(), new IdRule(), new BackgroundStepRule(), new JobNeedsRule(), new MatrixRule(),
        new PermissionsRule(), new CacheModeRule(), new RunnerLabelRule(), new ShellNameRule(), new EnvironmentVariableRule(), new CredentialsRule(),
        new DeprecatedCommandsRule(), new IfConditionRule(), new ActionRule(), new LocalActionRule(), new WorkflowCallRule(), new ExpressionRule(),
        new IgnoredFailureRule(), new TokenPermissionRule(), new TimeLimitRule(), new LocalImageRule(), new PathFilterRule(),
        new MissingFileRule(), new RequiredCheckRule(), new UntrustedCheckoutRule(),
    ];

    internal static void Walk(RuleContext context, WorkflowRule[] rules)
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
