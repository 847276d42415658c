using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Ending;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Logs;
using FreeSport.Ops.Core.Steps.Deployment.Reviewing;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Watching;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>Waits for runs of one repository, reviews what they ask for, and reads their logs.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="client">Asks GitHub.</param>
/// <param name="token">The caller's own token, which cannot be renewed; null when it was found.</param>
public sealed class RunService(OpsSession session, Project project, GitHubClient client, string? token)
{
    // A first look and what follows an approval take a few requests at once; on average it is one an interval.
    private const int Burst = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // How much longer than the time that a person gave may be asked why a run ended as it did.
    private static readonly TimeSpan Explaining = TimeSpan.FromSeconds(30);

    private readonly WaitClock _clock = WaitClock.Real(client.Patience.DelayAsync);

    private readonly ReleaseWorkflow _workflow = Workflow(project, session, client);

    /// <summary>Waits for runs, one beside the other, with no more requests than for one.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="options">For what, and how long.</param>
    /// <param name="cancellationToken">Ends the waiting; the runs go on.</param>
    /// <returns>When there is nothing more to wait for. What goes wrong with one run is reported and does not end the others.</returns>
    public async Task WaitAsync(IReadOnlyList<RunReference> runs, WaitOptions options, CancellationToken cancellationToken)
    {
        RequestPace pace = new(_clock, Interval, Burst);
        await Task.WhenAll(runs.Select(run => WaitAsync(run, options, pace, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Approves or rejects.</summary>
    /// <param name="request">The review.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>When it was given or planned.</returns>
    /// <exception cref="OpsException">It may not be given, or could not.</exception>
    public Task ReviewAsync(ReviewRequest request, CancellationToken cancellationToken)
    {
        // All who can read the repository see the comment.
        ReviewRequest clean = request with { Comment = request.Comment is { } comment ? session.Redactor.Redact(comment) : null };
        return new DeploymentReviewer(Source(request.RunId), session.Host, client.Patience.DelayAsync).ReviewAsync(clean, cancellationToken);
    }

    /// <summary>Stops a run after a question.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="isForced">Whether jobs are ended that do not heed a stop.</param>
    /// <param name="cancellationToken">Stops it before it is sent.</param>
    /// <returns>When GitHub has taken it.</returns>
    /// <exception cref="OpsException">GitHub refuses or does not answer.</exception>
    public Task StopAsync(long runId, bool isForced, CancellationToken cancellationToken) => new RunStop(client, session.Host).StopAsync(runId, isForced, cancellationToken);

    /// <summary>Tells of a run with its jobs and what waits for a person.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The deployment as it is now.</returns>
    /// <exception cref="OpsException">There is no such run, or GitHub does not answer.</exception>
    public async Task<FsGitHubDeployment> GetAsync(RunReference run, CancellationToken cancellationToken)
    {
        GitHubRunSource source = Source(run.RunId);
        FsGitHubDeployment deployment = KnownOf(run, (await source.RunAsync(cancellationToken).ConfigureAwait(false)).Value);
        deployment.Jobs = (await source.JobsAsync(cancellationToken).ConfigureAwait(false)).Value;
        deployment.PendingApprovals = deployment.Status == FsRunStatus.Completed ? [] : (await source.PendingAsync(deployment, cancellationToken).ConfigureAwait(false)).Value;
        deployment.Approvals = await source.ReviewsAsync(cancellationToken).ConfigureAwait(false);
        deployment.Environment ??= _workflow.EnvironmentOf(deployment);
        RunVerdict.Decide(deployment, await _workflow.JobsAsync(deployment, cancellationToken).ConfigureAwait(false));
        deployment.NextCommand = deployment.Status == FsRunStatus.Completed ? null : RunFailures.WaitCommand(run.RunId);
        return deployment;
    }

    /// <summary>Reads the logs of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="selection">Which lines.</param>
    /// <param name="follow">Whether to wait for jobs that are not over.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When all lines were handed over.</returns>
    /// <exception cref="OpsException">There is no such run, or it cannot be read.</exception>
    public Task ReadLogsAsync(RunReference run, LogSelection selection, bool follow, CancellationToken cancellationToken) =>
        new DeploymentLogs(Watch(Source(run.RunId), new RequestPace(_clock, Interval, Burst)), Logs(client), session.Host, _clock).ReadAsync(selection, follow, cancellationToken);

    private async Task WaitAsync(RunReference run, WaitOptions options, RequestPace pace, CancellationToken cancellationToken)
    {
        // Requests and their repeats end with the time that a person gave.
        TimeSpan end = _clock.Elapsed() + options.Timeout;
        TimeSpan Left() => end - _clock.Elapsed();
        using GitHubClient inTime = client.Within(Left);
        GitHubRunSource source = Source(run.RunId, inTime);
        DeploymentWaiter waiter = new(Watch(source, pace, Left), session.Host, _clock, pace, (over, stop) => EndAsync(KnownOf(run, over), inTime, end, stop));
        try
        {
            await waiter.WaitAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException ended)
        {
            session.Host.WriteError(ended.Failure);
        }
    }

    // By the client that watched: its token may have been renewed meanwhile.
    private async Task<FsGitHubDeployment> EndAsync(FsGitHubDeployment run, GitHubClient watching, TimeSpan end, CancellationToken cancellationToken)
    {
        TimeSpan last = _clock.Elapsed() + Explaining;
        TimeSpan Left() => (last > end ? last : end) - _clock.Elapsed();
        using GitHubClient asked = watching.Within(Left);
        ReleaseWorkflow workflow = Workflow(project, session, asked);
        GitHubRunSource source = Source(run.RunId, asked);
        FsGitHubDeployment ended = await new RunEnding(source, Logs(asked), new Rollback(project, workflow, source), session.Host).TellAsync(run, cancellationToken).ConfigureAwait(false);
        await new DeploymentLocks(session, project).FreeAfterRunAsync(ended, cancellationToken).ConfigureAwait(false);
        return ended;
    }

    private RunWatch Watch(GitHubRunSource source, RequestPace pace, Func<TimeSpan>? left = null) => new(source, pace, new RunRequest(source, _clock, session.Host, left), session.Host);

    private static ReleaseWorkflow Workflow(Project project, OpsSession session, GitHubClient asked) => new(project, session.Git, new GitHubFiles(asked), new RemoteAddress(asked.Address.Host, asked.Address.Owner, asked.Address.Name));

    private JobLogReader Logs(GitHubClient asked) => new(
        (job, stop) => asked.OpenAsync(RepositoryPath.Of(asked.Address, $"actions/jobs/{job.JobId}/logs"), LogTexts.What.With(job.Name), stop), session.Host, asked.Patience);

    private GitHubRunSource Source(long runId) => Source(runId, client);

    private GitHubRunSource Source(long runId, GitHubClient asked) => new(
        runId,
        asked,
        _workflow,
        stop => token is null ? new GitHubAccess(session, project).FindTokenAsync(client.Address, given: null, stop) : Task.FromResult<GitHubToken?>(null));

    // GitHub does not tell with what a run was started, nor what was there before.
    private static FsGitHubDeployment KnownOf(RunReference reference, FsGitHubDeployment run)
    {
        if (reference.Known is { } known)
        {
            run.Environment = known.Environment;
            (run.PreviousCommit, run.IsRollback, run.ImageTag) = (known.PreviousCommit, known.IsRollback, known.ImageTag);
            (run.WorkflowInputs, run.Policies) = (known.WorkflowInputs, known.Policies);
        }

        return run;
    }
}
