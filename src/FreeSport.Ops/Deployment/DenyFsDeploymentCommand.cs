using System.Management.Automation;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Rejects what waits for a person; its jobs will not run.</summary>
[Cmdlet(VerbsLifecycle.Deny, "FsDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PendingSet)]
[OutputType(typeof(FsApproval), typeof(FsApprovalPlan))]
public sealed class DenyFsDeploymentCommand : ReviewCmdlet
{
    /// <inheritdoc/>
    private protected override bool Approves => false;
}
