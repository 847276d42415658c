using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Follows calls of reusable workflows of this repository. Source of the limits: GitHub's page on reusing workflows.</summary>
/// <param name="draft">Takes the plan.</param>
internal sealed class CallPlanner(PlanDraft draft)
{
    // The workflow that the event starts counts as the first.
    private const int MostLevels = 10;

    private const int MostWorkflows = 50;

    public static bool IsLocal(CallSyntax call) => LocalUses.Is(call.Uses.Value.Trim());

    /// <summary>Plans what a job calls.</summary>
    /// <returns>The outputs of the call, as far as they are known.</returns>
    public ExpressionMembers Plan(PlanFrame caller, FsPlannedJob job, CallSyntax call, PlanScope scope, PermissionSet permissions)
    {
        if (job.Runs == FsPlanAnswer.No)
        {
            return new ExpressionMembers();
        }

        if (!IsLocal(call))
        {
            draft.Notes.Unknown(PlanningTexts.RemoteCall.With(job.Id, job.CalledWorkflow));
            return new ExpressionMembers();
        }

        return Refusal(caller, job) is { } refused ? Refused(refused) : Follow(caller, job, call, scope, permissions);
    }

    private string? Refusal(PlanFrame caller, FsPlannedJob job)
    {
        string uses = job.CalledWorkflow ?? string.Empty;
        if (draft.Sources.Called(uses) is not { } source)
        {
            return PlanningTexts.CallMissing.With(job.Id, uses);
        }

        draft.Called.Add(source.Path);
        return caller.Way.Contains(source.Path) ? PlanningTexts.CallCircle.With(job.Id, string.Join(" > ", [.. caller.Way, source.Path]))
            : caller.Way.Count >= MostLevels ? PlanningTexts.CallTooDeep.With(job.Id, MostLevels)
            : draft.Called.Count > MostWorkflows ? PlanningTexts.CallTooMany.With(MostWorkflows)
            : source.Reading.Workflow?.Call is null ? PlanningTexts.CallNotCallable.With(job.Id, source.Path)
            : null;
    }

    private ExpressionMembers Refused(string problem)
    {
        draft.Notes.Problem(problem);
        return new ExpressionMembers();
    }

    private ExpressionMembers Follow(PlanFrame caller, FsPlannedJob job, CallSyntax call, PlanScope scope, PermissionSet permissions)
    {
        PlanSource source = draft.Sources.Called(job.CalledWorkflow ?? string.Empty)!;
        WorkflowSyntax called = source.Reading.Workflow!;
        CallTrigger trigger = called.Call!;
        foreach (Finding problem in source.Reading.Problems)
        {
            draft.Notes.Problem(PlanningTexts.SyntaxOf.With(source.Path, problem.Start.Line, problem.Message));
        }

        Secrets(job, call, trigger);
        PlanScope inner = new(scope.GitHub, new CallInputs(draft.Notes, job.Id).Read(trigger, call, new PlanExpressions(scope, draft.Notes)), scope.Variables);
        PermissionSet allowed = permissions.AsCaller();
        PlanFrame frame = new(source, called, inner, new EnvironmentLayer(called.Env, null, inner, draft.Notes), PermissionSet.Of(called.Permissions, FsPlanPermissionSource.Workflow, allowed))
        {
            Caller = job,
            Allowed = allowed,
            Way = [.. caller.Way, source.Path],
            HasOwnSecrets = call.InheritsSecrets && caller.HasOwnSecrets,
        };
        IReadOnlyList<JobState> states = new JobsPlanner(draft, this).Plan(frame);
        ExpressionMembers outputs = new();
        foreach (CallOutputSyntax output in trigger.Outputs)
        {
            outputs.Add(output.Name.Value, output.Value is { } value ? new PlanExpressions(inner with { Jobs = states }, draft.Notes).Value(value) : ExpressionValue.Null);
        }

        return outputs;
    }

    private void Secrets(FsPlannedJob job, CallSyntax call, CallTrigger trigger)
    {
        if (call.InheritsSecrets)
        {
            return;
        }

        foreach (CallSecretSyntax missing in (trigger.Secrets ?? []).Where(s => s.IsRequired && !call.Secrets.Any(g => Same(g.Name.Value, s.Name.Value))))
        {
            draft.Notes.Problem(PlanningTexts.CallSecretMissing.With(job.Id, missing.Name.Value));
        }

        foreach (NamedText strange in call.Secrets.Where(g => trigger.Secrets is { } known && !known.Any(s => Same(s.Name.Value, g.Name.Value))))
        {
            draft.Notes.Problem(PlanningTexts.CallSecretUnknown.With(job.Id, strange.Name.Value));
        }
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
