using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Plans workflows for an event from their files alone: no Docker, no network, the same every time. Throws on no text.</summary>
/// <param name="request">What to plan for.</param>
/// <param name="sources">The files of the project.</param>
internal sealed class WorkflowPlanner(PlanRequest request, PlanSources sources)
{
    private readonly PlanEvent _event = new(request);

    /// <summary>Plans one workflow, and judges nothing.</summary>
    /// <param name="path">The file's path in the project.</param>
    public FsWorkflowPlan Plan(string path)
    {
        FsWorkflowPlan plan = new() { Subject = path, Workflow = path, Event = request.Event, Ref = _event.Ref.Full, Planner = FsActPlanner.Embedded };
        PlanDraft draft = new(request, sources);
        PlanSource? source = sources.Find(path);
        foreach (Finding problem in source is null ? [] : sources.Errors(path))
        {
            draft.Notes.Problem(PlanningTexts.SyntaxAt.With(problem.Start.Line, problem.Message));
        }

        if (source?.Workflow is { } workflow)
        {
            plan.Workflow = source.Outline.Name;
            Fill(plan, draft, source, workflow);
            IEnumerable<FsPlannedStep> steps = plan.Jobs.Where(static j => j.Runs != FsPlanAnswer.No).SelectMany(static j => j.Steps).Where(static s => s.Runs != FsPlanAnswer.No);
            foreach ((string file, Finding error) in sources.ActionErrors(steps.Select(static s => LocalUses.PathOf(s.Uses)).OfType<string>()))
            {
                draft.Notes.Problem(PlanningTexts.ActionAt.With(file, error.Start.Line, error.Message));
            }
        }

        plan.Problems = [.. draft.Notes.Problems];
        plan.Unknowns = [.. draft.Notes.Unknowns];
        plan.IsWhole = source is not null && plan.Problems.Length == 0 && plan.Unknowns.Length == 0 && plan.Triggers != FsPlanAnswer.Unknown
            && plan.DispatchInputs.All(static i => i.Problem is null);
        return plan;
    }

    private void Fill(FsWorkflowPlan plan, PlanDraft draft, PlanSource source, WorkflowSyntax workflow)
    {
        PlanDecision triggers = TriggerJudge.Decide(workflow, _event);
        (plan.Triggers, plan.TriggerReason) = (triggers.Answer, triggers.Reason);
        draft.Notes.Unknown(PlanningTexts.Trigger, triggers);
        DispatchInputs? inputs = request.Event == "workflow_dispatch" && workflow.Dispatch is { } dispatch ? DispatchInputs.Of(dispatch, _event.InputsWith(request.Inputs)) : null;
        plan.DispatchInputs = [.. inputs?.Inputs ?? []];
        PlanScope scope = new(new GitHubContext(_event, plan.Workflow, ScheduleOf(workflow), inputs?.Texts), inputs?.Typed ?? Called(workflow), request.Variables);
        PermissionSet permissions = PermissionSet.Of(workflow.Permissions, FsPlanPermissionSource.Workflow, PermissionSet.Default);
        plan.Permissions = permissions.ToContract();
        plan.Concurrency = JobPlanner.ConcurrencyOf(workflow.Concurrency, new PlanExpressions(scope, draft.Notes));

        // What a filter keeps out is planned all the same, as if it started; what has no such trigger cannot start at all.
        if (workflow.Triggers.Any(t => t.Event.Value.Equals(request.Event, StringComparison.OrdinalIgnoreCase)))
        {
            new JobsPlanner(draft, new CallPlanner(draft)).Plan(new PlanFrame(source, workflow, scope, new EnvironmentLayer(workflow.Env, null, scope, draft.Notes), permissions));
        }

        Take(plan, draft);
    }

    // With several of them nobody knows which one it is.
    private static string? ScheduleOf(WorkflowSyntax workflow) =>
        workflow.Triggers.OfType<ScheduleTrigger>().SelectMany(static s => s.Entries).Select(static e => e.Cron.Value).Distinct(StringComparer.Ordinal).ToArray() is [var only] ? only : null;

    // What a caller would give is its business.
    private ExpressionValue Called(WorkflowSyntax workflow)
    {
        ExpressionMembers inputs = new();
        foreach (InputSyntax input in request.Event == "workflow_call" ? workflow.Call?.Inputs ?? [] : [])
        {
            inputs.Add(input.Name.Value, ExpressionValue.Unknown("inputs." + input.Name.Value));
        }

        return ExpressionValue.Of(inputs);
    }

    private static void Take(FsWorkflowPlan plan, PlanDraft draft)
    {
        FsPlannedJob[] running = [.. draft.Jobs.Where(static j => j.Runs != FsPlanAnswer.No)];
        plan.Jobs = [.. draft.Jobs];
        plan.Stages = plan.Jobs.Select(static j => j.Stage).DefaultIfEmpty().Max();
        plan.Excluded = [.. draft.Excluded];
        plan.Environments = [.. running.Select(static j => j.Environment).OfType<string>().Distinct(StringComparer.Ordinal)];
        plan.Secrets = [.. draft.Secrets];
        plan.Variables = [.. draft.Variables];
        plan.Pins = [.. draft.Pins];
        plan.CalledWorkflows = [.. draft.Called];
    }
}
