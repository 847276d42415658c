using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Workflows.Planning;

namespace FreeSport.Ops.Core.Steps.Workflows.Planning;

/// <summary>
/// Gives a plan its outcome, scope, sentence, remedy and next command. It is worth something for the checklist only where the
/// workflow starts, everything was known from the file, every job runs and GitHub would refuse nothing.
/// </summary>
internal static class PlanJudge
{
    public static void Decide(FsWorkflowPlan plan, ActSubject subject, Project project, PlanOptions options, ActOptions narrowed)
    {
        string? job = narrowed.Job;
        int running = plan.Jobs.Count(static j => j.Runs == FsPlanAnswer.Yes);
        string[] idle = [.. plan.Jobs.Where(static j => j.Runs == FsPlanAnswer.No).Select(static j => j.ToString())];
        FsPlanInput? refused = plan.DispatchInputs.FirstOrDefault(static i => i.Problem is not null);
        string again = Again(subject, project, options, job);
        plan.Step = FsStep.Workflows;
        plan.ChecklistItem = FsChecklistItem.WorkflowsChecked;
        (plan.Outcome, plan.Summary, plan.Remedy, plan.NextCommand) = plan switch
        {
            { Problems.Length: > 0 } => (FsOutcome.Failed, DryRunTexts.SummaryRefused.With(plan.Problems.Length, plan.Problems[0].FirstLine(80)), DryRunTexts.RefusedRemedy, $"({again}).Problems"),
            _ when refused?.Problem is { } problem => (FsOutcome.Inconclusive, problem, DryRunTexts.InputRemedy, $"({again}).DispatchInputs"),

            // Left out on purpose where the event was named; otherwise nobody has looked yet.
            { Triggers: FsPlanAnswer.No } when narrowed.Event is null && options.Ref is null =>
                (FsOutcome.Inconclusive, DryRunTexts.SummaryNotStarted.With(Event(plan), plan.TriggerReason), DryRunTexts.NotStartedRemedy, Triggers(subject, project)),
            { Triggers: FsPlanAnswer.No } => (FsOutcome.Skipped, DryRunTexts.SummaryNotStarted.With(Event(plan), plan.TriggerReason), (string?)null, (string?)null),
            { Unknowns.Length: > 0 } => (FsOutcome.Inconclusive, DryRunTexts.SummaryUnknown.With(Event(plan), running, idle.Length, plan.Unknowns.Length), DryRunTexts.UnknownRemedy, $"({again}).Unknowns"),
            _ when running == 0 => (FsOutcome.Inconclusive, DryRunTexts.SummaryNothing.With(Event(plan)), DryRunTexts.NothingRemedy, $"({again}).Jobs"),
            _ when idle.Length > 0 => (FsOutcome.Warning, DryRunTexts.SummaryPlanned.With(Event(plan), running, idle.Length), DryRunTexts.IdleRemedy.With(string.Join(", ", idle.Distinct(StringComparer.Ordinal).Take(10))), $"({again}).Jobs"),
            _ => (FsOutcome.Passed, DryRunTexts.SummaryPlanned.With(Event(plan), running, idle.Length), (string?)null, (string?)null),
        };
        plan.Detail = string.Join("\n", [DryRunTexts.SummaryWhy.With(plan.PlannerReason), .. plan.Problems.Length > 0 ? plan.Problems : plan.Unknowns]);
        plan.LeftOut = [.. LeftOut(plan, project, options, job, idle)];

        // What would run is not what runs well: a plan can disprove a workflow, never prove it.
        plan.Scope = FsScope.Partial;
    }

    private static IEnumerable<string> LeftOut(FsWorkflowPlan plan, Project project, PlanOptions options, string? job, string[] idle)
    {
        IEnumerable<string> assumed = options.Mocks.Select(static m => m.Split('=')[0]).Concat(options.Variables.Keys.Select(static v => "vars." + v));
        return
        [
            DryRunTexts.LeftOutSteps,
            .. plan.Problems,
            .. plan.Triggers == FsPlanAnswer.No ? [DryRunTexts.LeftOutNotStarted.With(plan.TriggerReason)] : plan.Unknowns,
            .. plan.DispatchInputs.Select(static i => i.Problem).OfType<string>(),
            .. idle.Distinct(StringComparer.Ordinal).Select(static j => WorkflowsTexts.LeftOutSkipped.With(j)),
            .. assumed.Select(static a => DryRunTexts.LeftOutAssumed.With(a)),
            .. job is null ? [] : new[] { WorkflowsTexts.LeftOutJob.With(job) },
            .. WorkflowInputs.Missing(project, plan),
        ];
    }

    private static string Event(FsWorkflowPlan plan) => plan.Ref.Length == 0 ? plan.Event : plan.Event + " " + new PlanRef(plan.Ref).Name;

    private static string Triggers(ActSubject subject, Project project) =>
        $"(Get-FsWorkflow {PowerShellQuoting.Quote(subject.FileName)}{project.LocationArgument}).Triggers";

    private static string Again(ActSubject subject, Project project, PlanOptions options, string? job) =>
        $"Invoke-FsActDryRun -Workflow {PowerShellQuoting.Quote(subject.FileName)} -Event {PowerShellQuoting.Quote(subject.Event)} -Planner Embedded"
        + (options.Ref is null ? string.Empty : " -Ref " + PowerShellQuoting.Quote(options.Ref))
        + (job is null ? string.Empty : " -Job " + PowerShellQuoting.Quote(job))
        + project.LocationArgument;
}
