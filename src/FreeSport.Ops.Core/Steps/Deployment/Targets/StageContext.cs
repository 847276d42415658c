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

    /// <summary>The variables of the lock, for the client that starts a program on the host.</summary>
    /// <returns>Names and values.</returns>
    internal Dictionary<string, string> LockVariables() =>
        Lock.Variables.Where(static v => v.Value is not null).ToDictionary(static v => v.Key, static v => v.Value!, StringComparer.Ordinal);

    /// <summary>A service as it stands in the record.</summary>
    /// <param name="service">The service.</param>
    /// <returns>The one of the record; the service itself where the record has none of its name.</returns>
    internal FsDeployedService Recorded(FsDeployedService service) => Deployment.Services.FirstOrDefault(s => s.Name == service.Name) ?? service;
}
