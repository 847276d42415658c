using System.Management.Automation;

using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Runs;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Stops a deployment on GitHub, wherever it is.</summary>
[Cmdlet(VerbsLifecycle.Stop, "FsDeployment", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment))]
public sealed class StopFsDeploymentCommand : RunCmdlet
{
    /// <summary>Gets or sets a value indicating whether jobs are ended that do not heed a stop.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override async Task WorkAsync(LocalDeployments deployments, OpsSession session, string id, CancellationToken cancellationToken)
    {
        if (await deployments.StopAsync(id, cancellationToken).ConfigureAwait(false) is { } stopped)
        {
            session.Host.WriteResult(stopped);
        }
    }

    /// <inheritdoc/>
    private protected override async Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken)
    {
        foreach (RunReference run in runs)
        {
            try
            {
                await service.StopAsync(run.RunId, Force, cancellationToken).ConfigureAwait(false);
            }
            catch (OpsException failed) when (runs.Length > 1)
            {
                // The others are to be stopped all the same.
                session.Host.WriteError(failed.Failure);
            }
        }
    }
}
