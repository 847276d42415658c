using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Core.Steps.Deployment;

/// <summary>The step of the runbook that tells how the newest deployment stands.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment; null for production.</param>
/// <param name="local">The deployments that this machine carries out.</param>
internal sealed class DeploymentSteps(OpsSession session, Project project, string? environment, LocalDeployments local) : IRunbookSteps
{
    public IReadOnlyList<RunbookStep> Steps(string activity) => [new(FsStep.Deployment, "deployment", NeedsConfiguration: true, LookAsync)];

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        EnvironmentDefinition named = project.EnvironmentNamed(environment);
        IReadOnlyList<FsDeployment> newest = LocalDeployments.IsMeant(project, named.Name) ? local.List(named.Name, 1) : await OnGitHubAsync(named.Name, cancellationToken).ConfigureAwait(false);
        session.Host.WriteResult(newest.Count > 0 ? newest[0] : new FsResult
        {
            Step = FsStep.Deployment,
            Subject = named.Name,
            Environment = named.Name,
            StartedAt = DateTime.UtcNow,
            Summary = StepTexts.NeverDeployed.With(named.Name),
            NextCommand = "Start-FsDeployment " + PowerShellQuoting.Quote(named.Name) + " -WhatIf",
        });
    }

    private async Task<IReadOnlyList<FsDeployment>> OnGitHubAsync(string name, CancellationToken cancellationToken)
    {
        using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), cancellationToken).ConfigureAwait(false);
        return await new DeploymentListing(session, project, github).ListAsync(name, 1, cancellationToken).ConfigureAwait(false);
    }
}
