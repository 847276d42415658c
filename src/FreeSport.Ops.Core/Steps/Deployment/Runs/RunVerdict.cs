using System.Globalization;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Gives a run that is over its outcome and its sentence.</summary>
/// <remarks>
/// GitHub calls a run a success whose deploying job failed under <c>continue-on-error</c> or was skipped: the run's word
/// alone never passes.
/// </remarks>
internal static class RunVerdict
{
    /// <summary>Decides.</summary>
    /// <param name="run">The run, with its jobs where they were asked for.</param>
    /// <param name="jobs">Which jobs change the environment; null when that is not known.</param>
    public static void Decide(FsGitHubDeployment run, EnvironmentJobs? jobs)
    {
        (run.Outcome, run.Summary) = (run.Status, run.Conclusion) switch
        {
            (FsRunStatus.Completed, FsRunConclusion.Success) => Green(run, jobs),
            (FsRunStatus.Completed, _) when RunEnds.IsBad(run.Conclusion) => (FsOutcome.Failed, Bad(run)),
            (FsRunStatus.Completed, _) => (FsOutcome.Inconclusive, RunTexts.EndedOther.With(run.RunId, run.Conclusion)),
            _ => (FsOutcome.Inconclusive, RunTexts.NotOver.With(run.RunId, run.Status)),
        };
        run.Remedy = run.Outcome != FsOutcome.Inconclusive || run.Conclusion != FsRunConclusion.Success ? null
            : jobs is null ? RunTexts.GreenUnknownRemedy.With(run.RunId)
            : RunTexts.GreenLeftOutRemedy.With(run.Url);
    }

    private static (FsOutcome Outcome, string Summary) Green(FsGitHubDeployment run, EnvironmentJobs? jobs)
    {
        if (run.Jobs.Length == 0)
        {
            return (FsOutcome.Inconclusive, RunTexts.GreenUnasked.With(run.RunId));
        }

        if (jobs is null)
        {
            return (FsOutcome.Inconclusive, RunTexts.GreenUnknown.With(run.RunId, run.Workflow, CommitId.Short(run.Commit)));
        }

        FsDeploymentJob[] changing = jobs.Of(run);
        if (changing.FirstOrDefault(static j => RunEnds.IsBad(j.Conclusion)) is { } failed)
        {
            return (FsOutcome.Failed, RunTexts.GreenFailed.With(run.RunId, failed.Name));
        }

        string[] leftOut = [.. jobs.SkippedIn(run), .. jobs.MissingIn(run)];
        if (!changing.Any(static j => j.Conclusion == FsRunConclusion.Success))
        {
            return (FsOutcome.Inconclusive, jobs.Names.Count == 0 ? RunTexts.GreenNoJob.With(run.RunId, run.Workflow, run.Environment) : RunTexts.GreenNothing.With(run.RunId, List(leftOut.Length > 0 ? leftOut : jobs.Names)));
        }

        if (changing.FirstOrDefault(static j => j.Conclusion is not (FsRunConclusion.Success or FsRunConclusion.Skipped)) is { } open)
        {
            return (FsOutcome.Inconclusive, RunTexts.GreenOpen.With(run.RunId, open.Name, open.Conclusion));
        }

        return leftOut.Length > 0 ? (FsOutcome.Warning, RunTexts.GreenPart.With(run.RunId, List(leftOut))) : (FsOutcome.Passed, RunTexts.Succeeded.With(run.RunId, Time(run)));
    }

    private static string Bad(FsGitHubDeployment run)
    {
        FsDeploymentJob? job = run.Jobs.FirstOrDefault(static j => RunEnds.IsBad(j.Conclusion));
        FsDeploymentStep? step = job?.Steps.FirstOrDefault(static s => RunEnds.IsBad(s.Conclusion));
        if (job is { Steps.Length: 0 } && run.Approvals.FirstOrDefault(static a => a.State == FsApprovalState.Rejected) is { } rejected)
        {
            return RunTexts.EndedRejected.With(run.RunId, rejected.Environment, rejected.By, rejected.Comment);
        }

        string ended = run.Conclusion switch
        {
            FsRunConclusion.Cancelled => RunTexts.EndedCancelled,
            FsRunConclusion.TimedOut => RunTexts.EndedTimedOut,
            FsRunConclusion.StartupFailure => RunTexts.EndedStartupFailure,
            FsRunConclusion.ActionRequired => RunTexts.EndedActionRequired,
            FsRunConclusion.Stale => RunTexts.EndedStale,
            _ => RunTexts.EndedFailure,
        };
        string sentence = ended.With(run.RunId);
        return job is null ? sentence : sentence + " " + (step is null ? RunTexts.EndedJob.With(job.Name) : RunTexts.EndedStep.With(job.Name, step.Name));
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names);

    private static string Time(FsGitHubDeployment run) => run.Duration.ToString(run.Duration < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
