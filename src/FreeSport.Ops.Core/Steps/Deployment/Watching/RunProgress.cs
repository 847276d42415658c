using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Watching;

/// <summary>Shows how far a run is, and under it the job that runs now.</summary>
/// <param name="host">Shows.</param>
internal sealed class RunProgress(IOpsHost host)
{
    private string? _title;
    private string? _jobTitle;

    /// <summary>Shows the run as it is.</summary>
    public void Show(FsGitHubDeployment run)
    {
        _title ??= WatchTexts.Progress.With(run.Workflow, run.RunNumber, run.RunId);
        int over = run.Jobs.Count(static j => j.Status == FsRunStatus.Completed);
        string waiting = string.Join(", ", run.PendingApprovals.Select(static p => p.Environment));
        string status = waiting.Length > 0 ? WatchTexts.ProgressWaiting.With(waiting, over, run.Jobs.Length) : WatchTexts.ProgressJobs.With(run.Status, over, run.Jobs.Length);
        host.WriteProgress(new OpsProgress(_title, status, Percent(over, run.Jobs.Length)));
        ShowJob(run.Jobs.FirstOrDefault(static j => j.Status == FsRunStatus.InProgress));
    }

    /// <summary>Takes the lines away.</summary>
    public void Complete()
    {
        ShowJob(null);
        if (_title is not null)
        {
            host.WriteProgress(new OpsProgress(_title, string.Empty, Completed: true));
        }
    }

    private void ShowJob(FsDeploymentJob? job)
    {
        string? title = job is null ? null : WatchTexts.ProgressJob.With(job.Name);
        if (_jobTitle is not null && _jobTitle != title)
        {
            host.WriteProgress(new OpsProgress(_jobTitle, string.Empty, Completed: true, Parent: _title));
        }

        _jobTitle = title;
        if (job is not null)
        {
            FsDeploymentStep? step = job.Steps.FirstOrDefault(static s => s.Status == FsRunStatus.InProgress);
            int over = job.Steps.Count(static s => s.Status == FsRunStatus.Completed);
            string status = step is null ? job.Runner ?? string.Empty : WatchTexts.ProgressStep.With(step.Number, job.Steps.Length, step.Name);
            host.WriteProgress(new OpsProgress(title!, status, Percent(over, job.Steps.Length), Parent: _title));
        }
    }

    private static int? Percent(int over, int all) => all == 0 ? null : over * 100 / all;
}
