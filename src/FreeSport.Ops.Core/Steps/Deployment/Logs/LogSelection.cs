using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Which lines of a deployment's logs are asked for.</summary>
public sealed record LogSelection
{
    /// <summary>Gets what a job's name must satisfy; null for all jobs.</summary>
    public Func<string, bool>? Job { get; init; }

    /// <summary>Gets what a step's number or name must satisfy; null for all steps.</summary>
    public Func<string, bool>? Step { get; init; }

    /// <summary>Gets a value indicating whether only what went wrong is asked for.</summary>
    public bool OnlyFailed { get; init; }

    /// <summary>Gets how many lines at the end of each job are asked for; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Whether a job is asked for.</summary>
    internal bool Takes(FsDeploymentJob job) => (Job is null || Job(job.Name)) && (!OnlyFailed || RunEnds.IsBad(job.Conclusion));

    /// <summary>Whether lines of a step are asked for.</summary>
    /// <param name="job">Its job.</param>
    /// <param name="step">The step; null when it is not known.</param>
    internal bool Takes(FsDeploymentJob job, FsDeploymentStep? step)
    {
        if (Step is not null && (step is null || !(Step(step.Name) || Step(step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)))))
        {
            return false;
        }

        // A job that broke off outside its steps says why anywhere.
        return !OnlyFailed || step is null || RunEnds.IsBad(step.Conclusion) || !job.Steps.Any(static s => RunEnds.IsBad(s.Conclusion));
    }
}
