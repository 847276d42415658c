using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Keeps everybody from deploying to an environment until somebody unlocks it.</summary>
[Cmdlet(VerbsCommon.Lock, "FsEnvironment", SupportsShouldProcess = true)]
[OutputType(typeof(FsDeploymentLock), typeof(FsDeploymentLockPlan))]
public sealed class LockFsEnvironmentCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environment.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets what those who wait shall read.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateLength(1, 500)]
    public string Message { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string environment, string message) = (Environment, Message);
        RunEachProject((session, project, token) => new LockService(session, project, new RunLife(stop => new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), stop)).IsBusyAsync).LockAsync(environment, message, token));
    }
}
