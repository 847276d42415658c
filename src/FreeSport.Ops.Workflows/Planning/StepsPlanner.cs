using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Plans the steps of one job.</summary>
internal sealed class StepsPlanner(PlanNotes notes)
{
    /// <summary>Plans the steps in order.</summary>
    /// <param name="job">The job.</param>
    /// <param name="id">Its key, with its caller's in front.</param>
    /// <param name="scope">What the job's steps see; <see cref="PlanScope.Steps"/> is filled on the way.</param>
    /// <param name="tellsUnknowns">True to note what is not known, because the job may run.</param>
    public FsPlannedStep[] Plan(JobSyntax job, string id, PlanScope scope, bool tellsUnknowns)
    {
        List<FsPlannedStep> steps = [];
        foreach (StepSyntax step in job.Steps)
        {
            scope.Steps?.Enter(step);
            PlanScope own = scope with { Env = step.Env is null ? scope.Env : new EnvironmentLayer(step.Env, scope.Env, scope, notes) };
            PlanDecision verdict = step.IsControl ? PlanDecision.Yes(PlanningTexts.ControlStep) : ConditionJudge.Decide(step.If, own, notes, PlanningTexts.ConditionFalse);
            FsPlannedStep planned = new()
            {
                Number = steps.Count + 1,
                Id = step.Id?.Value ?? string.Empty,
                Name = NameOf(step, new PlanExpressions(own, notes)),
                Uses = step.Uses?.Value.Trim() ?? string.Empty,
                Condition = step.If?.Value.Trim(),
                Runs = verdict.Answer,
                Reason = verdict.Reason,
            };
            steps.Add(planned);
            scope.Steps?.Leave(step, planned.Runs);
            if (tellsUnknowns)
            {
                notes.Unknown(PlanningTexts.StepOf.With(id, planned.Name), verdict);
            }
        }

        scope.Steps?.End();
        return [.. steps];
    }

    private static string NameOf(StepSyntax step, PlanExpressions expressions) =>
        (step.Name is { Value.Length: > 0 } name ? expressions.Show(name)
            : step.Uses is not null ? step.Uses.Value.Trim()
            : step.WaitsForAll ? "Wait for all"
            : step.Waits.Count > 0 ? "Wait: " + string.Join(", ", step.Waits.Select(static w => w.Value))
            : step.Cancels is { } cancelled ? "Cancel: " + cancelled.Value
            : step.Run?.Value).FirstLine(120);
}
