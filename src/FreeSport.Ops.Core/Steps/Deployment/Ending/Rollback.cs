using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Core.Steps.Deployment.Ending;

/// <summary>Finds out whether a failed run has changed its environment, and the command that puts back what was there.</summary>
/// <param name="project">Says how an environment is rolled back.</param>
/// <param name="workflow">Says how images are tagged.</param>
/// <param name="source">Knows earlier runs.</param>
internal sealed class Rollback(Project project, ReleaseWorkflow workflow, IRunSource source)
{
    private const int MostLookedAt = 5;

    /// <summary>The environment that a run deploys to and that can be rolled back.</summary>
    /// <returns>Its name; null when the configuration names none.</returns>
    public string? EnvironmentOf(FsGitHubDeployment run) => project.Configuration.Environments.FirstOrDefault(e =>
        e.Deployment is { RollbackInput: not null, Workflow: { } file } && string.Equals(Path.GetFileName(file), run.Workflow, StringComparison.OrdinalIgnoreCase))?.Name;

    /// <summary>Which jobs of a run change its environment.</summary>
    /// <returns>Null when that is not known.</returns>
    public Task<EnvironmentJobs?> JobsAsync(FsGitHubDeployment run, CancellationToken cancellationToken) => workflow.JobsAsync(run, cancellationToken);

    /// <summary>The command that puts the release before this one back.</summary>
    /// <returns>The command; null when what was there before is not known.</returns>
    public async Task<string?> CommandAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        if (EnvironmentOf(run) is not { } environment)
        {
            return null;
        }

        string? commit = await LastGoodAsync(run, cancellationToken).ConfigureAwait(false);
        string? tag = commit is null ? null : await workflow.TagOfAsync(run, commit, cancellationToken).ConfigureAwait(false);
        return tag is null ? null : $"Start-FsDeployment {PowerShellQuoting.Quote(environment)} -RollbackTo {PowerShellQuoting.Quote(tag)}";
    }

    private async Task<string?> LastGoodAsync(FsGitHubDeployment run, CancellationToken cancellationToken)
    {
        try
        {
            foreach (FsGitHubDeployment earlier in (await source.GreenBeforeAsync(run, cancellationToken).ConfigureAwait(false)).Take(MostLookedAt))
            {
                earlier.Environment = run.Environment;
                earlier.Jobs = await source.JobsOfAsync(earlier.RunId, cancellationToken).ConfigureAwait(false);
                EnvironmentJobs? jobs = await workflow.JobsAsync(earlier, cancellationToken).ConfigureAwait(false);
                RunVerdict.Decide(earlier, jobs);
                if (earlier.Outcome is FsOutcome.Passed or FsOutcome.Warning)
                {
                    // After a rollback the branch stands at what was taken back.
                    return earlier.Trigger == FsDeploymentTrigger.Push ? earlier.Commit : null;
                }

                if (jobs?.HasBegun(earlier) != false)
                {
                    return null;
                }
            }
        }
        catch (OpsException)
        {
            // The result says without it how to look for the tag.
        }

        return null;
    }
}
