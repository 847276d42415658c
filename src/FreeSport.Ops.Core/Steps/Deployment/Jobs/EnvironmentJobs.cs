namespace FreeSport.Ops.Core.Steps.Deployment.Jobs;

/// <summary>Which jobs of a run change its environment. Where that cannot be told apart, a job is taken to change it.</summary>
internal sealed class EnvironmentJobs
{
    private readonly IReadOnlyList<DeclaredJob> _declared;
    private readonly HashSet<DeclaredJob> _changing;

    /// <summary>Initializes a new instance of the <see cref="EnvironmentJobs"/> class.</summary>
    /// <param name="declared">Every job that the run's workflow declares.</param>
    /// <param name="environment">The environment; null when it is not known, for all.</param>
    public EnvironmentJobs(IReadOnlyList<DeclaredJob> declared, string? environment)
    {
        _declared = declared;
        DeclaredJob[] guarded = [.. declared.Where(j => j.NamesEnvironment && (environment is null || j.Environment is null || j.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase)))];

        // Without any environment in the workflow every job may be the one; builds alone count where there is nothing else.
        DeclaredJob[] candidates = declared.Any(static j => j.NamesEnvironment) ? guarded : [.. declared];
        _changing = [.. candidates.Any(static j => !j.OnlyBuilds) ? candidates.Where(static j => !j.OnlyBuilds) : candidates];
    }

    /// <summary>Gets the names of the jobs that change it, as the workflow writes them.</summary>
    public IReadOnlyList<string> Names => [.. _changing.Select(static j => j.Name.Text)];

    /// <summary>The jobs of a run that change it.</summary>
    public FsDeploymentJob[] Of(FsGitHubDeployment run) => [.. run.Jobs.Where(Changes)];

    /// <summary>The jobs that the workflow declares and the run does not have, not even skipped.</summary>
    public string[] MissingIn(FsGitHubDeployment run) => [.. _changing.Where(d => !run.Jobs.Any(j => d.Name.Is(j.Name)) && !IsCallSkipped(d, run)).Select(static d => d.Name.Text)];

    /// <summary>The jobs that were left out, those of a call that was left out among them.</summary>
    public string[] SkippedIn(FsGitHubDeployment run) =>
    [
        .. Of(run).Where(static j => j.Conclusion == FsRunConclusion.Skipped).Select(static j => j.Name),
        .. _changing.Where(d => !run.Jobs.Any(j => d.Name.Is(j.Name)) && IsCallSkipped(d, run)).Select(static d => d.Name.Text),
    ];

    /// <summary>Whether a job that changes it has begun.</summary>
    /// <param name="run">A run that is over, with its jobs and the reviews that were given.</param>
    /// <returns>True when one has run a step; null when it is not known of each.</returns>
    public bool? HasBegun(FsGitHubDeployment run)
    {
        bool?[] all = [.. Of(run).Select(j => HasBegun(j, run))];
        return all.Contains(true) ? true
            : _changing.Count == 0 || all.Contains(null) || MissingIn(run).Length > 0 ? null
            : false;
    }

    /// <summary>Whether a job may wait for an environment's approval.</summary>
    /// <param name="job">A job of the run that waits.</param>
    /// <param name="environment">The environment's name.</param>
    /// <returns>False when the workflow names another, without an expression.</returns>
    public bool MayWaitFor(FsDeploymentJob job, string environment)
    {
        DeclaredJob[] named = Named(job);
        return named.Length == 0 || named.Any(d => d.NamesEnvironment && (d.Environment is null || d.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool? HasBegun(FsDeploymentJob job, FsGitHubDeployment run) =>
        job.Steps.Any(static s => s.Conclusion is not (FsRunConclusion.None or FsRunConclusion.Skipped)) ? true
        : job.Conclusion is FsRunConclusion.Skipped or FsRunConclusion.Cancelled || run.Approvals.Any(static a => a.State == FsApprovalState.Rejected) ? false
        : null;

    private static bool IsCallSkipped(DeclaredJob declared, FsGitHubDeployment run) =>
        declared.Name.Callers.Any(caller => run.Jobs.Any(j => caller.Is(j.Name) && j.Conclusion is FsRunConclusion.Skipped or FsRunConclusion.Cancelled));

    // A name that is one job's alone is that job's, whatever others could become.
    private DeclaredJob[] Named(FsDeploymentJob job)
    {
        DeclaredJob[] named = [.. _declared.Where(d => d.Name.Is(job.Name))];
        DeclaredJob[] literal = [.. named.Where(static d => d.Name.IsLiteral)];
        return literal.Length > 0 ? literal : named;
    }

    private bool Changes(FsDeploymentJob job) => Named(job).Any(_changing.Contains);
}
