using FreeSport.Ops.Workflows.Calls;
using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Follows calls of reusable workflows of this repository. Source of the limits: GitHub's page on reusing workflows.</summary>
/// <param name="draft">Takes the plan.</param>
internal sealed class CallPlanner(PlanDraft draft)
{
    public static bool IsLocal(CallSyntax call) => LocalUses.Is(call.Uses.Value.Trim());

    /// <summary>Plans what a job calls.</summary>
    /// <returns>The outputs of the call, as far as they are known.</returns>
    public ExpressionMembers Plan(PlanFrame caller, FsPlannedJob job, CallSyntax call, PlanScope scope, PermissionSet permissions)
    {
        if (job.Runs == FsPlanAnswer.No)
        {
            return new ExpressionMembers();
        }

        PlanSource? source = IsLocal(call) ? draft.Sources.Called(job.CalledWorkflow ?? string.Empty) : null;
        if (source is not null)
        {
            draft.Called.Add(source.Path);
        }

        if (source?.Workflow?.Call is { } trigger && !caller.Way.Contains(source.Path) && caller.Way.Count < CallLimits.MostLevels)
        {
            return Follow(caller, job, call, scope, permissions, source, trigger);
        }

        // Why one of this repository cannot be followed is one of the errors of the file.
        draft.Notes.Unknown(PlanningTexts.RemoteCall.With(job.Id, job.CalledWorkflow));
        return new ExpressionMembers();
    }

    private ExpressionMembers Follow(PlanFrame caller, FsPlannedJob job, CallSyntax call, PlanScope scope, PermissionSet permissions, PlanSource source, CallTrigger trigger)
    {
        WorkflowSyntax called = source.Workflow!;
        PlanScope inner = new(scope.GitHub, new CallInputs(draft.Notes, job.Id).Read(trigger, call, new PlanExpressions(scope, draft.Notes)), scope.Variables);
        PlanFrame frame = new(source, called, inner, new EnvironmentLayer(called.Env, null, inner, draft.Notes), PermissionSet.Of(called.Permissions, FsPlanPermissionSource.Workflow, permissions.AsCaller()))
        {
            Caller = job,
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
}
