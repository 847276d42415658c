using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>What is known of one run, brought up to date look by look with as few requests as will do.</summary>
/// <param name="source">Answers.</param>
/// <param name="pace">Keeps requests apart.</param>
/// <param name="request">Carries over what passes.</param>
/// <param name="host">Is told of a new attempt.</param>
internal sealed class RunWatch(IRunSource source, RequestPace pace, RunRequest request, IOpsHost host)
{
    private bool _jobsMoved;

    /// <summary>Gets the run with its jobs and what waits, as of the last look.</summary>
    public FsGitHubDeployment Run { get; private set; } = new();

    /// <summary>Gets the run's number.</summary>
    public long RunId => source.RunId;

    /// <summary>Looks again: at the run, and at its jobs and what waits only when they can have changed.</summary>
    /// <param name="askPending">Whether to ask what waits in any case.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>When <see cref="Run"/> is up to date.</returns>
    public async Task LookAsync(bool askPending, CancellationToken cancellationToken)
    {
        FsGitHubDeployment before = Run;
        Seen<FsGitHubDeployment> seen = await RunAsync(cancellationToken).ConfigureAwait(false);
        bool moved = before.RunId == 0 || !seen.IsUnchanged;
        if (moved)
        {
            Run = seen.Value;
            (Run.Jobs, Run.PendingApprovals) = (before.Jobs, before.PendingApprovals);
            if (before.RunAttempt != 0 && Run.RunAttempt != before.RunAttempt)
            {
                host.WriteWarning(WatchTexts.NewAttempt.With(Run.RunId, Run.RunAttempt));
            }
        }

        // GitHub counts in seconds: a run that is approved and waits again within one says that nothing moved.
        if (moved || askPending || Run.Status == FsRunStatus.InProgress)
        {
            Seen<FsDeploymentJob[]> jobs = await AskAsync(() => source.JobsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            _jobsMoved |= !jobs.IsUnchanged || moved;
            Run.Jobs = jobs.Value;
        }

        if (Run.Status == FsRunStatus.Completed || !(Run.Status == FsRunStatus.Waiting || Run.Jobs.Any(static j => j.Status == FsRunStatus.Waiting)))
        {
            Run.PendingApprovals = [];
        }
        else if (_jobsMoved || askPending || Run.PendingApprovals.Length == 0)
        {
            _jobsMoved = false;
            Run.PendingApprovals = (await AskAsync(() => source.PendingAsync(Run, cancellationToken), cancellationToken).ConfigureAwait(false)).Value;
        }
    }

    /// <summary>The reviews given so far.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The reviews.</returns>
    public Task<FsApproval[]> ReviewsAsync(CancellationToken cancellationToken) => AskAsync(() => source.ReviewsAsync(cancellationToken), cancellationToken);

    private async Task<Seen<FsGitHubDeployment>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(() => source.RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException gone) when (gone.Failure.ErrorId is ErrorIds.GitHubNotFound or ErrorIds.GitHubGone)
        {
            throw RunFailures.Gone(RunId, gone);
        }
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) => await request.AskAsync(
        async () =>
        {
            await pace.NextAsync(cancellationToken).ConfigureAwait(false);
            return await ask().ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);
}
