using System.Management.Automation;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Approves what waits for a person.</summary>
[Cmdlet(VerbsLifecycle.Approve, "FsDeployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PendingSet)]
[OutputType(typeof(FsApproval), typeof(FsApprovalPlan))]
public sealed class ApproveFsDeploymentCommand : ReviewCmdlet
{
    /// <summary>Gets or sets a value indicating whether who started the run may approve it; the comment on GitHub then says so.</summary>
    [Parameter]
    public SwitchParameter AllowSelfApproval { get; set; }

    /// <inheritdoc/>
    private protected override bool Approves => true;

    /// <inheritdoc/>
    private protected override bool AllowsSelfApproval => AllowSelfApproval;
}
