using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Frees the lock of an environment: one's own, one whose holder is gone, or with a reason anybody's.</summary>
[Cmdlet(VerbsCommon.Unlock, "FsEnvironment", DefaultParameterSetName = OwnSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeploymentLock), typeof(FsDeploymentLockPlan))]
public sealed class UnlockFsEnvironmentCommand : ProjectCmdlet
{
    private const string OwnSet = "Own";
    private const string ForceSet = "Force";

    /// <summary>Gets or sets the environment.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Environment { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the lock is freed whoever holds it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets why.</summary>
    [Parameter(ParameterSetName = OwnSet)]
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    [ValidateLength(1, 500)]
    public string? Reason { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string environment, string? reason, bool isForced) = (Environment, Reason, Force.IsPresent);
        RunProject((session, project, token) => new LockService(session, project, new RunLife(stop => new GitHubAccess(session, project).OpenAsync(new GitHubOptions(), stop)).IsBusyAsync).UnlockAsync(environment, reason, isForced, token));
    }
}
