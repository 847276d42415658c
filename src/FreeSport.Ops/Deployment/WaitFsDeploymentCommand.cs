using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Steps.Deployment;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;
using FreeSport.Ops.Core.Steps.Deployment.Runs;
using FreeSport.Ops.Core.Steps.Deployment.Watching;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Waits for the end of a deployment, or for the approvals it asks for.</summary>
[Cmdlet(VerbsLifecycle.Wait, "FsDeployment", DefaultParameterSetName = ObjectSet)]
[OutputType(typeof(FsDeployment), typeof(FsGitHubDeployment), typeof(FsPendingApproval))]
public sealed class WaitFsDeploymentCommand : RunCmdlet
{
    /// <summary>Gets or sets what is waited for.</summary>
    [Parameter]
    public FsWaitTarget For { get; set; }

    /// <summary>Gets or sets how long to wait at most, in minutes; the run goes on.</summary>
    [Parameter]
    [ValidateRange(1, 43_200)]
    public int TimeoutMinutes { get; set; } = 240;

    /// <summary>Gets or sets how long to wait for whoever holds the lock of the environment when a deployment is gone on with; not at all when not given.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan LockWait { get; set; }

    /// <inheritdoc/>
    private protected override async Task WorkAsync(LocalDeployments deployments, OpsSession session, string id, CancellationToken cancellationToken) =>
        session.Host.WriteResult(await deployments.WaitAsync(id, TimeSpan.FromMinutes(TimeoutMinutes), LockWait, cancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    private protected override Task WorkAsync(RunService service, OpsSession session, RunReference[] runs, CancellationToken cancellationToken) =>
        service.WaitAsync(runs, new WaitOptions(For, TimeSpan.FromMinutes(TimeoutMinutes)), cancellationToken);
}
