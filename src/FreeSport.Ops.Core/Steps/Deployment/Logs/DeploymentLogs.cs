using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Watching;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Hands over the logs of a run's jobs, in the order in which the jobs are listed, or as they end.</summary>
/// <param name="watch">The run.</param>
/// <param name="reader">Reads one job's log.</param>
/// <param name="host">Takes the lines.</param>
/// <param name="clock">The time.</param>
internal sealed class DeploymentLogs(RunWatch watch, JobLogReader reader, IOpsHost host, WaitClock clock)
{
    // So many lines may be on their way to the pipeline: a gigabyte of log is never in memory.
    private const int LinesAtOnce = 256;

    private const int MostAttempts = 4;

    // A log is there some seconds after its job is over.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private readonly HashSet<long> _read = [];
    private int _lines;

    public async Task ReadAsync(LogSelection selection, bool follow, CancellationToken cancellationToken)
    {
        RunProgress progress = new(host);
        try
        {
            do
            {
                await watch.LookAsync(askPending: false, cancellationToken).ConfigureAwait(false);
                if (follow)
                {
                    progress.Show(watch.Run);
                }

                await ReadFinishedAsync(selection, follow, cancellationToken).ConfigureAwait(false);
            }
            while (follow && watch.Run.Status != FsRunStatus.Completed);
        }
        finally
        {
            progress.Complete();
        }

        TellWhatIsLeft(selection);
    }

    private async Task ReadFinishedAsync(LogSelection selection, bool follow, CancellationToken cancellationToken)
    {
        foreach (FsDeploymentJob job in watch.Run.Jobs.Where(j => j.Status == FsRunStatus.Completed && HasLog(j) && selection.Takes(j)).OrderBy(static j => j.CompletedAt).ToArray())
        {
            if (_read.Add(job.JobId))
            {
                await ReadJobAsync(job, selection, follow ? MostAttempts : 1, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadJobAsync(FsDeploymentJob job, LogSelection selection, int attempts, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await reader.ReadAsync(watch.RunId, job, selection, TakeAsync, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (OpsException early) when (early.Failure.ErrorId == ErrorIds.DeploymentLogMissing && attempt < attempts)
            {
                await clock.DelayAsync(Settling, cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed)
            {
                host.WriteError(failed.Failure);
                return;
            }
        }

        async Task TakeAsync(FsDeploymentLogLine line)
        {
            host.WriteResult(line);
            if (++_lines % LinesAtOnce == 0)
            {
                await host.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void TellWhatIsLeft(LogSelection selection)
    {
        FsDeploymentJob[] asked = [.. watch.Run.Jobs.Where(j => selection.Job is null || selection.Job(j.Name))];
        if (asked.Length == 0)
        {
            host.WriteWarning(LogTexts.NoSuchJob.With(watch.RunId, string.Join(", ", watch.Run.Jobs.Select(static j => j.Name))));
            return;
        }

        string[] running = [.. asked.Where(static j => j.Status != FsRunStatus.Completed).Select(static j => j.Name)];
        if (running.Length > 0)
        {
            host.WriteWarning(LogTexts.NotOver.With(string.Join(", ", running)));
        }
        else if (_read.Count == 0)
        {
            host.WriteWarning((selection.OnlyFailed ? LogTexts.NothingFailed : LogTexts.NothingRan).With(watch.RunId));
        }
        else if (_lines == 0)
        {
            host.WriteWarning(LogTexts.NoLines.With(watch.RunId));
        }
    }

    // A job that was skipped or rejected never ran, and has no log to ask for.
    private static bool HasLog(FsDeploymentJob job) => job.Conclusion != FsRunConclusion.Skipped && job.Steps.Length > 0;
}
