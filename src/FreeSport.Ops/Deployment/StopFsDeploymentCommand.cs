using System.Management.Automation;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Deployment.Watching;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Stops a deployment on GitHub, wherever it is.</summary>
[Cmdlet(VerbsLifecycle.Stop, "FsDeployment", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeployment))]
public sealed class StopFsDeploymentCommand : RunCmdlet
{
    /// <summary>Gets or sets a value indicating whether jobs are ended that do not heed a stop.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override async Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken)
    {
        foreach (RunReference run in runs)
        {
            await service.StopAsync(run.RunId, Force, cancellationToken).ConfigureAwait(false);
        }
    }
}
