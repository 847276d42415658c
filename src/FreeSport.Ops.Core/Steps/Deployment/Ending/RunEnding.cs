using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Logs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Ending;

/// <summary>Says how a run ended, where it went wrong, with the last lines of that step, and what to do.</summary>
/// <param name="source">Knows the reviews.</param>
/// <param name="logs">Reads logs.</param>
/// <param name="rollback">Knows how to get back.</param>
/// <param name="host">Is told what could not be read.</param>
internal sealed class RunEnding(IRunSource source, JobLogReader logs, Rollback rollback, IOpsHost host)
{
    private const int LastLines = 20;

    /// <summary>Completes the result of a run that is over.</summary>
    /// <param name="run">The run with its jobs.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The same run.</returns>
    public async Task<FsGitHubDeployment> TellAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        run.Approvals = await ReviewsAsync(run, cancellationToken).ConfigureAwait(false);
        EnvironmentJobs? jobs = await rollback.JobsAsync(run, cancellationToken).ConfigureAwait(false);
        RunVerdict.Decide(run, jobs);
        if (run.Outcome != FsOutcome.Failed)
        {
            return run;
        }

        FsDeploymentJob[] failed = [.. run.Jobs.Where(static j => RunEnds.IsBad(j.Conclusion))];
        FsDeploymentJob? job = run.Conclusion == FsRunConclusion.Success ? jobs?.Of(run).Intersect(failed).FirstOrDefault() : failed.FirstOrDefault();
        run.Detail = job is null ? null : await LastLinesAsync(run, job, cancellationToken).ConfigureAwait(false);
        if (run.Conclusion == FsRunConclusion.StartupFailure)
        {
            (run.Remedy, run.NextCommand) = (RunTexts.StartupFailureRemedy.With(run.Url), "Test-FsWorkflow " + PowerShellQuoting.Quote(run.Workflow));
            return run;
        }

        bool? touched = jobs?.HasBegun(run);
        string? back = touched == false ? null : await rollback.CommandAsync(run, cancellationToken).ConfigureAwait(false);
        string log = FormattableString.Invariant($"Get-FsDeploymentLog -RunId {run.RunId} -Failed");
        (run.Remedy, run.NextCommand) = (touched, back) switch
        {
            (false, _) => (RunTexts.UntouchedRemedy.With(log), log),
            (true, { } command) => (RunTexts.RollbackRemedy.With(log, command), command),
            (null, { } command) => (RunTexts.PerhapsRollbackRemedy.With(log, command), log),
            _ => (RunTexts.NoRollbackRemedy.With(log, rollback.EnvironmentOf(run) ?? "production"), log),
        };
        return run;
    }

    private async Task<FsApproval[]> ReviewsAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        try
        {
            FsApproval[] reviews = await source.ReviewsAsync(cancellationToken).ConfigureAwait(false);
            foreach (FsApproval review in reviews)
            {
                (review.Repository, review.RunId, review.Url) = (run.Repository, run.RunId, run.Url);
                review.IsSelfApproval = review.State == FsApprovalState.Approved && review.By.Equals(run.StartedBy, StringComparison.OrdinalIgnoreCase);
            }

            return reviews;
        }
        catch (OpsException hidden)
        {
            host.WriteVerbose(hidden.Failure.Message);
            return [];
        }
    }

    private async Task<string?> LastLinesAsync(FsGitHubDeployment run, FsDeploymentJob job, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        try
        {
            await logs.ReadAsync(run.RunId, job, new LogSelection { OnlyFailed = true, Tail = LastLines }, Take, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException missing)
        {
            host.WriteVerbose(missing.Failure.Message);
        }

        return lines.Count == 0 ? null : string.Join("\n", lines);

        Task Take(FsDeploymentLogLine line)
        {
            lines.Add(line.Text);
            return Task.CompletedTask;
        }
    }
}
