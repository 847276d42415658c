using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Starting;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>Lists the runs that deploy to an environment.</summary>
/// <param name="project">The project.</param>
/// <param name="github">Is asked.</param>
public sealed class DeploymentListing(Project project, GitHubClient github)
{
    /// <summary>The newest deployments.</summary>
    /// <param name="environment">The environment; null for production.</param>
    /// <param name="first">How many, 1 to 50.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The deployments, newest first, without their jobs.</returns>
    /// <exception cref="OpsException">Nothing says which workflow deploys there (<c>DeploymentNotConfigured</c>), or GitHub does not answer.</exception>
    public async Task<IReadOnlyList<FsDeployment>> ListAsync(string? environment, int first, CancellationToken cancellationToken)
    {
        EnvironmentDefinition definition = project.EnvironmentNamed(environment);
        string workflow = definition.Deployment?.Workflow ?? throw StartFailures.NotConfigured(definition.Name);
        string branch = definition.Deployment.Branch is { } name ? "branch=" + Uri.EscapeDataString(name) : string.Empty;
        IReadOnlyList<RunModel> runs = await new RunFinder(github, workflow).ListAsync(branch, cancellationToken).ConfigureAwait(false);
        return [.. runs.Take(first).Select(run =>
        {
            FsDeployment deployment = RunMapping.Deployment(run, github.Address);
            deployment.Environment = definition.Name;
            RunVerdict.Decide(deployment);
            deployment.NextCommand = FormattableString.Invariant($"Get-FsDeployment -RunId {deployment.RunId}");
            return deployment;
        })];
    }
}
