using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Steps.Deployment.Delivery;

/// <summary>The deployments that runs on GitHub carried out.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
internal sealed class GitHubDeliveries(OpsSession session, Project project, GitHubClient github)
{
    // GitHub gives at most a thousand runs to one question.
    private const int MostPages = 20;
    private const int PerPage = 50;
    private const int AtOnce = 8;

    private readonly ReleaseWorkflow _workflow = new(project, session.Git, new GitHubFiles(github), new RemoteAddress(github.Address.Host, github.Address.Owner, github.Address.Name));

    /// <summary>Reads them.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="since">From when on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Floor.Results.OpsException">Nothing says which workflow deploys there (<c>DeploymentNotConfigured</c>), or GitHub does not answer.</exception>
    public async Task<IReadOnlyList<DeliveryRecord>> ReadAsync(EnvironmentDefinition environment, DateTime since, CancellationToken cancellationToken)
    {
        string workflow = environment.Deployment?.Workflow ?? throw StartFailures.NotConfigured(environment.Name);
        RunFinder finder = new(github, workflow);
        string query = (environment.Deployment.Branch is { } name ? "branch=" + Uri.EscapeDataString(name) + "&" : string.Empty) + FormattableString.Invariant($"created=%3E%3D{since:yyyy-MM-dd}");
        List<RunModel> runs = [];
        for (int page = 1; page <= MostPages; page++)
        {
            IReadOnlyList<RunModel> some = await finder.ListAsync(FormattableString.Invariant($"{query}&page={page}"), cancellationToken).ConfigureAwait(false);
            runs.AddRange(some);
            if (some.Count < PerPage)
            {
                break;
            }

            if (page == MostPages)
            {
                session.Host.WriteWarning(DeliveryTexts.MoreRuns.With(workflow, runs.Count));
            }
        }

        using SemaphoreSlim turns = new(AtOnce);
        FsGitHubDeployment[] deployments = await Task.WhenAll(runs.GroupBy(static r => r.Id).Select(g => WithJobsAsync(g.First(), environment.Name, turns, cancellationToken))).ConfigureAwait(false);
        HashSet<string> emergencies = LocalDeliveries.Emergencies(project);
        List<(FsGitHubDeployment Run, DeliveryEnding Ending, bool Builds)> told = [];
        foreach (FsGitHubDeployment run in deployments)
        {
            EnvironmentJobs? jobs = run.Jobs.Length == 0 ? null : await _workflow.JobsAsync(run, cancellationToken).ConfigureAwait(false);
            RunVerdict.Decide(run, jobs);
            told.Add((run, Ending(run, jobs), run.Jobs.Length > 0 && (await _workflow.BuiltAsync(run, cancellationToken).ConfigureAwait(false)).Length > 0));
        }

        // Where pushes are seen to build images, a start by hand that deploys and builds none puts an earlier one back.
        bool canRollBack = environment.Deployment.RollbackInput is not null && told.Any(static t => t is { Run.Trigger: FsDeploymentTrigger.Push, Builds: true });
        return
        [
            .. told.Select(t => new DeliveryRecord(t.Run.RunId.ToString(System.Globalization.CultureInfo.InvariantCulture), t.Run.CreatedAt, t.Run.UpdatedAt, t.Ending, t.Run.Commit)
            {
                IsRollback = canRollBack && t is { Run.Trigger: FsDeploymentTrigger.Dispatch, Builds: false },
                IsEmergency = emergencies.Contains(t.Run.RunId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            }),
        ];
    }

    // A run that failed before any job that changes the environment had begun is no deployment.
    private static DeliveryEnding Ending(FsGitHubDeployment run, EnvironmentJobs? jobs) =>
        run.Status != FsRunStatus.Completed ? DeliveryEnding.Open
        : run.Outcome == FsOutcome.Passed ? DeliveryEnding.Succeeded
        : jobs?.HasBegun(run) switch
        {
            false => DeliveryEnding.NotReached,
            true when run.Outcome == FsOutcome.Failed && run.Conclusion != FsRunConclusion.Cancelled => DeliveryEnding.Failed,
            _ => run.Conclusion is FsRunConclusion.Skipped or FsRunConclusion.StartupFailure ? DeliveryEnding.NotReached : DeliveryEnding.Unknown,
        };

    private async Task<FsGitHubDeployment> WithJobsAsync(RunModel run, string environment, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        FsGitHubDeployment deployment = RunMapping.Deployment(run, github.Address);
        deployment.Environment = environment;
        if (deployment.Status == FsRunStatus.Completed)
        {
            deployment.Jobs = await GitHubRunSource.JobsInTurnAsync(run.Id, github, _workflow, turns, cancellationToken).ConfigureAwait(false);
        }

        return deployment;
    }
}
