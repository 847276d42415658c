using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Logs;

/// <summary>Reads the log of a job that is over, line by line as it comes.</summary>
/// <param name="open">Opens a job's log.</param>
/// <param name="host">Is told of breaks.</param>
/// <param name="patience">How long and how often.</param>
internal sealed class JobLogReader(Func<FsDeploymentJob, CancellationToken, Task<Stream>> open, IOpsHost host, GitHubPatience patience)
{
    /// <summary>Hands over the lines that are asked for.</summary>
    /// <param name="runId">The run of the job.</param>
    /// <param name="job">The job.</param>
    /// <param name="selection">What is asked for.</param>
    /// <param name="take">Takes a line.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>When all were taken.</returns>
    /// <exception cref="OpsException">There is no log (yet) (<c>DeploymentLogMissing</c>), no longer (<c>DeploymentLogExpired</c>), it broke off again and again (<c>DeploymentLogBrokeOff</c>), or what GitHub refused.</exception>
    public async Task ReadAsync(long runId, FsDeploymentJob job, LogSelection selection, Func<FsDeploymentLogLine, Task> take, CancellationToken cancellationToken)
    {
        StepFinder steps = new(job.Steps);
        Queue<FsDeploymentLogLine> tail = new();
        long handled = 0;
        RetryPolicy policy = new(patience);
        while (true)
        {
            try
            {
                using Stream log = await OpenAsync(job, cancellationToken).ConfigureAwait(false);
                BoundedLineReader reader = new(log, patience.Limit());
                for (long number = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false) is { } raw; number++)
                {
                    if (number < handled)
                    {
                        continue;
                    }

                    handled++;
                    if (LineOf(runId, job, steps, selection, raw) is { } line)
                    {
                        await KeepOrTakeAsync(line, selection.Tail, tail, take).ConfigureAwait(false);
                    }
                }

                break;
            }
            catch (Exception cut) when (cut is IOException or TimeoutException or HttpRequestException)
            {
                if (policy.Next(asked: null) is not { } pause)
                {
                    throw LogFailures.BrokeOff(runId, job, handled, cut);
                }

                host.WriteVerbose(LogTexts.ReadingAgain.With(job.Name, handled, cut.Message.FirstLine()));
                await patience.DelayAsync(pause, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (FsDeploymentLogLine line in tail)
        {
            await take(line).ConfigureAwait(false);
        }
    }

    private async Task<Stream> OpenAsync(FsDeploymentJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await open(job, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException none) when (none.Failure.ErrorId == ErrorIds.GitHubNotFound)
        {
            throw LogFailures.Missing(job, none);
        }
        catch (OpsException old) when (old.Failure.ErrorId == ErrorIds.GitHubGone)
        {
            throw LogFailures.Expired(job, old);
        }
    }

    private static FsDeploymentLogLine? LineOf(long runId, FsDeploymentJob job, StepFinder steps, LogSelection selection, string raw)
    {
        if (LogLineParser.Parse(raw) is not { } line)
        {
            return null;
        }

        FsDeploymentStep? step = steps.Of(line);
        return selection.Takes(job, step)
            ? new FsDeploymentLogLine { RunId = runId, Job = job.Name, StepNumber = step?.Number, Step = step?.Name, At = line.At, Level = line.Level, Text = line.Text }
            : null;
    }

    private static async Task KeepOrTakeAsync(FsDeploymentLogLine line, int? most, Queue<FsDeploymentLogLine> tail, Func<FsDeploymentLogLine, Task> take)
    {
        if (most is not { } count)
        {
            await take(line).ConfigureAwait(false);
            return;
        }

        tail.Enqueue(line);
        if (tail.Count > count)
        {
            tail.Dequeue();
        }
    }
}
