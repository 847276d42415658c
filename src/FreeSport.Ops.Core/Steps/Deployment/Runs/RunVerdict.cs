using System.Globalization;


namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>Gives a run that is over its outcome and its sentence.</summary>
internal static class RunVerdict
{
    public static void Decide(FsDeployment run)
    {
        string time = run.Duration.ToString(run.Duration < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
        (run.Outcome, run.Summary) = (run.Status, run.Conclusion) switch
        {
            (FsRunStatus.Completed, FsRunConclusion.Success) => (FsOutcome.Passed, RunTexts.Succeeded.With(run.RunId, time)),
            (FsRunStatus.Completed, _) when RunEnds.IsBad(run.Conclusion) => (FsOutcome.Failed, Bad(run)),
            (FsRunStatus.Completed, _) => (FsOutcome.Inconclusive, RunTexts.EndedOther.With(run.RunId, run.Conclusion)),
            _ => (FsOutcome.Inconclusive, RunTexts.NotOver.With(run.RunId, run.Status)),
        };
    }

    private static string Bad(FsDeployment run)
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
}
