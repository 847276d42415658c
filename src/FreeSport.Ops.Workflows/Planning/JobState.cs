using FreeSport.Ops.Workflows.Expressions;

namespace FreeSport.Ops.Workflows.Planning;

/// <summary>A planned job as the jobs behind it see it.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Runs">Whether it runs.</param>
/// <param name="Outputs">The outputs the file declares, as far as they are known.</param>
/// <param name="HasOpenOutputs">True when there may be other outputs that the file does not tell, as of a remote workflow.</param>
internal sealed record JobState(string Id, FsPlanAnswer Runs, ExpressionMembers Outputs, bool HasOpenOutputs)
{
    /// <summary>Gets what the job ends with, as long as what runs succeeds.</summary>
    public ExpressionValue Result => Runs switch
    {
        FsPlanAnswer.Yes => ExpressionValue.Of("success"),
        FsPlanAnswer.No => ExpressionValue.Of("skipped"),
        _ => ExpressionValue.Unknown("needs." + Id + ".result"),
    };

    public static ExpressionValue At(IReadOnlyList<JobState> jobs, string[] path)
    {
        if (path.Length == 1)
        {
            ExpressionMembers all = new();
            foreach (JobState state in jobs)
            {
                all.Add(state.Id, state.ToValue());
            }

            return ExpressionValue.Of(all);
        }

        JobState? job = jobs.FirstOrDefault(j => j.Id.Equals(path[1], StringComparison.OrdinalIgnoreCase));
        return job is null ? ExpressionValue.Null
            : path.Length == 2 ? job.ToValue()
            : path[2].Equals("result", StringComparison.OrdinalIgnoreCase) ? PlanScope.Within(job.Result, path, 3)
            : !path[2].Equals("outputs", StringComparison.OrdinalIgnoreCase) ? ExpressionValue.Null
            : path.Length == 3 ? job.AllOutputs()
            : PlanScope.Within(job.Output(path[3]) ?? PlanScope.Unknown(path, 4), path, 4);
    }

    private ExpressionValue? Output(string name) => Runs == FsPlanAnswer.No ? ExpressionValue.Null
        : Outputs.Find(name) is not { } value ? HasOpenOutputs ? null : ExpressionValue.Null

        // Whether there is a value at all hangs on whether the job runs.
        : Runs == FsPlanAnswer.Unknown ? ExpressionValue.Unknown([.. Result.Reasons, .. value.Reasons])
        : value;

    private ExpressionValue AllOutputs()
    {
        if (HasOpenOutputs || Runs == FsPlanAnswer.Unknown)
        {
            return ExpressionValue.Unknown("needs." + Id + ".outputs");
        }

        return ExpressionValue.Of(Runs == FsPlanAnswer.No ? new ExpressionMembers() : Outputs);
    }

    private ExpressionValue ToValue()
    {
        ExpressionMembers members = new();
        members.Add("result", Result);
        members.Add("outputs", AllOutputs());
        return ExpressionValue.Of(members);
    }
}
