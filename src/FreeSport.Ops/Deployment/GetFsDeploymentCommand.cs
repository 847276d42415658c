using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Lists deployments to an environment, or tells of one with its jobs and what waits for a person.</summary>
[Cmdlet(VerbsCommon.Get, "FsDeployment", DefaultParameterSetName = ListSet)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment))]
public sealed class GetFsDeploymentCommand : GitHubCmdlet
{
    private const string ListSet = "List";
    private const string RunSet = "Run";
    private const string RecordSet = "Record";

    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets how many of the newest are listed.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(1, 50)]
    public int First { get; set; } = 10;

    /// <summary>Gets or sets GitHub's number of a run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RunSet, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, long.MaxValue)]
    public long RunId { get; set; }

    /// <summary>Gets or sets the id of a deployment that this machine carries out, or did.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RecordSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DeploymentCompleter))]
    public string DeploymentId { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunProject(async (session, project, token) =>
    {
        if (ParameterSetName == RecordSet)
        {
            session.Host.WriteResult(Rooms.Deployments(session, project).Get(DeploymentId));
            return;
        }

        if (ParameterSetName == ListSet && LocalDeployments.IsMeant(project, Environment))
        {
            foreach (FsDeployment deployment in Rooms.Deployments(session, project).List(Environment, First))
            {
                session.Host.WriteResult(deployment);
            }

            return;
        }

        using GitHubClient github = await new GitHubAccess(session, project).OpenAsync(GitHubOptions, token).ConfigureAwait(false);
        if (ParameterSetName == RunSet)
        {
            session.Host.WriteResult(await new RunService(session, project, github, token: null).GetAsync(new RunReference(Repository, RunId), token).ConfigureAwait(false));
            return;
        }

        foreach (FsGitHubDeployment deployment in await new DeploymentListing(session, project, github).ListAsync(Environment, First, token).ConfigureAwait(false))
        {
            session.Host.WriteResult(deployment);
        }
    });
}
