using FreeSport.Ops.Core.Floor.GitHub;

namespace FreeSport.Ops.Core.Steps.Deployment.Runs;

/// <summary>GitHub's runs and jobs as the module's own types.</summary>
internal static class RunMapping
{
    /// <summary>A run, without its jobs.</summary>
    public static FsGitHubDeployment Deployment(RunModel run, GitHubAddress address)
    {
        DateTime created = run.CreatedAt?.UtcDateTime ?? default;
        DateTime updated = run.UpdatedAt?.UtcDateTime ?? created;
        FsRunStatus status = RunWords.Status(run.Status);
        FsRunConclusion conclusion = RunWords.Conclusion(run.Conclusion);
        return new FsGitHubDeployment
        {
            Step = FsStep.Deployment,
            Subject = FormattableString.Invariant($"{FileName(run.Path)} #{run.RunNumber}"),
            Scope = FsScope.Full,
            Target = FsDeploymentTarget.GitHub,
            Trigger = run.Event switch { "push" => FsDeploymentTrigger.Push, "workflow_dispatch" => FsDeploymentTrigger.Dispatch, _ => FsDeploymentTrigger.Unknown },
            Repository = address.FullName,
            Workflow = FileName(run.Path),
            RunId = run.Id,
            RunNumber = run.RunNumber,
            RunAttempt = run.RunAttempt ?? 1,
            Status = status,
            Conclusion = conclusion,
            Branch = run.HeadBranch ?? string.Empty,
            Commit = run.HeadSha ?? string.Empty,
            StartedBy = run.TriggeringActor?.Login ?? run.Actor?.Login ?? string.Empty,
            CreatedAt = created,
            UpdatedAt = updated,
            StartedAt = created,
            Duration = updated > created ? updated - created : TimeSpan.Zero,
            Url = Link(run.HtmlUrl),
        };
    }

    /// <summary>A job with its steps.</summary>
    public static FsDeploymentJob Job(JobModel job) => new()
    {
        JobId = job.Id,
        Name = job.Name ?? string.Empty,
        Status = RunWords.Status(job.Status),
        Conclusion = RunWords.Conclusion(job.Conclusion),
        StartedAt = job.StartedAt?.UtcDateTime,
        CompletedAt = job.CompletedAt?.UtcDateTime,
        Runner = job.RunnerName is { Length: > 0 } runner ? runner : null,
        Url = Link(job.HtmlUrl),
        Steps = [.. (job.Steps ?? []).Select(Step)],
    };

    /// <summary>An address of an answer; null when it is none.</summary>
    public static Uri? Link(string? text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? link) ? link : null;

    private static FsDeploymentStep Step(StepModel step) => new()
    {
        Number = step.Number,
        Name = step.Name ?? string.Empty,
        Status = RunWords.Status(step.Status),
        Conclusion = RunWords.Conclusion(step.Conclusion),
        StartedAt = step.StartedAt?.UtcDateTime,
        CompletedAt = step.CompletedAt?.UtcDateTime,
    };

    // The path may carry the ref it was read at: ".github/workflows/deploy.yml@main".
    private static string FileName(string? path) => (path ?? string.Empty).Split('@')[0].Split('/').Last();
}
