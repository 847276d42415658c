using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>What a part of a deployment works with.</summary>
/// <param name="Deployment">The deployment as it is recorded; a part keeps in its services what it found out.</param>
/// <param name="Lock">The lock it works under: its variables go to whatever runs on the host.</param>
/// <param name="Host">Is told how it goes.</param>
public sealed record StageContext(FsDeployment Deployment, IHeldLock Lock, IOpsHost Host)
{
    /// <summary>Gets what keeps a line of output in the deployment's log.</summary>
    public Action<FsDeploymentLogLine> Log { get; init; } = static _ => { };
}
