using FreeSport.Ops.Workflows.Expressions;
using FreeSport.Ops.Workflows.Outlines;
using FreeSport.Ops.Workflows.Syntax;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>Plans the jobs of one workflow in the order of their stages.</summary>
/// <param name="draft">Takes the plan.</param>
/// <param name="calls">Follows calls of other workflows.</param>
internal sealed class JobsPlanner(PlanDraft draft, CallPlanner calls)
{
    /// <summary>Plans the jobs of a frame.</summary>
    /// <returns>The jobs as an output of the workflow sees them.</returns>
    public IReadOnlyList<JobState> Plan(PlanFrame frame)
    {
        IReadOnlyList<FsWorkflowJob> outline = [.. frame.Workflow.Jobs.Select(static j => new FsWorkflowJob { Id = j.Id.Value, Needs = [.. j.Needs.Select(static n => n.Value)] })];
        JobStages stages = JobStages.Of(outline);
        HashSet<string> wanted = new(Narrowed(frame, outline).Select(static j => j.Id), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, JobState> states = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, ExpressionValue> succeeded = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> idle = new(frame.Workflow.Jobs.Select(static j => j.Id.Value).Where(j => !wanted.Contains(j)), StringComparer.OrdinalIgnoreCase);
        foreach (JobSyntax job in frame.Workflow.Jobs.Where(j => wanted.Contains(j.Id.Value)).OrderBy(j => stages.Of(j.Id.Value)))
        {
            JobState[] needs = [.. job.Needs.Select(n => states.TryGetValue(n.Value, out JobState? need) ? need : null).OfType<JobState>()];
            ExpressionValue success = ExpressionValue.True;
            foreach (JobState need in needs)
            {
                // GitHub looks at the whole chain: a job behind one that ran in spite of a skipped need is skipped too.
                success = PlanLogic.And(success, PlanLogic.And(HasSucceeded(need), succeeded[need.Id]));
            }

            succeeded[job.Id.Value] = success;
            JobPlanner planner = new(draft, calls, frame, job, frame.Scope with { Jobs = needs, Success = success });
            JobState state = planner.Plan(stages.Of(job.Id.Value));
            states[job.Id.Value] = state;
            if (state.Runs == FsPlanAnswer.No)
            {
                idle.Add(job.Id.Value);
            }
        }

        draft.Read(frame, idle);
        return [.. states.Values];
    }

    private static ExpressionValue HasSucceeded(JobState need) => need.Runs switch
    {
        FsPlanAnswer.Yes => ExpressionValue.True,
        FsPlanAnswer.No => ExpressionValue.False,
        _ => need.Result,
    };

    private IReadOnlyList<FsWorkflowJob> Narrowed(PlanFrame frame, IReadOnlyList<FsWorkflowJob> jobs) =>
        draft.Request.Job is { } only && frame.Caller is null ? JobStages.With(jobs, only) : jobs;
}
