using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Images;
using FreeSport.Ops.Core.Steps.Deployment.Jobs;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>Lists the runs that deploy to an environment.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
public sealed class DeploymentListing(OpsSession session, Project project, GitHubClient github)
{
    // Each run that ended green is asked for its jobs.
    private const int AtOnce = 8;

    private readonly ReleaseWorkflow _workflow = new(project, session.Git, new GitHubFiles(github), new RemoteAddress(github.Address.Host, github.Address.Owner, github.Address.Name));

    /// <summary>The newest deployments.</summary>
    /// <param name="environment">The environment; null for production.</param>
    /// <param name="first">How many, 1 to 50.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The deployments, newest first; with the jobs of those that ended green, which decide their outcome.</returns>
    /// <exception cref="OpsException">Nothing says which workflow deploys there (<c>DeploymentNotConfigured</c>), or GitHub does not answer.</exception>
    public async Task<IReadOnlyList<FsGitHubDeployment>> ListAsync(string? environment, int first, CancellationToken cancellationToken)
    {
        EnvironmentDefinition definition = project.EnvironmentNamed(environment);
        string workflow = definition.Deployment?.Workflow ?? throw StartFailures.NotConfigured(definition.Name);
        string branch = definition.Deployment.Branch is { } name ? "branch=" + Uri.EscapeDataString(name) : string.Empty;
        IReadOnlyList<RunModel> runs = await new RunFinder(github, workflow).ListAsync(branch, cancellationToken).ConfigureAwait(false);
        using SemaphoreSlim turns = new(AtOnce);
        FsGitHubDeployment[] deployments = await Task.WhenAll(runs.Take(first).Select(run => ReadAsync(run, definition.Name, turns, cancellationToken))).ConfigureAwait(false);

        // One after the other: what a commit's workflow declares is read once.
        foreach (FsGitHubDeployment deployment in deployments)
        {
            RunVerdict.Decide(deployment, deployment.Jobs.Length == 0 ? null : await _workflow.JobsAsync(deployment, cancellationToken).ConfigureAwait(false));
        }

        return deployments;
    }

    private async Task<FsGitHubDeployment> ReadAsync(RunModel run, string environment, SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        FsGitHubDeployment deployment = RunMapping.Deployment(run, github.Address);
        deployment.Environment = environment;
        deployment.NextCommand = FormattableString.Invariant($"Get-FsDeployment -RunId {deployment.RunId}");
        if (deployment.Conclusion == FsRunConclusion.Success)
        {
            deployment.Jobs = await GitHubRunSource.JobsInTurnAsync(run.Id, github, _workflow, turns, cancellationToken).ConfigureAwait(false);
        }

        return deployment;
    }
}
