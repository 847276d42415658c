using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Commands.Deployment;

/// <summary>Tells who may change an environment now.</summary>
[Cmdlet(VerbsCommon.Get, "FsDeploymentLock")]
[OutputType(typeof(FsDeploymentLock))]
public sealed class GetFsDeploymentLockCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environments; all of the configuration when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string[] environments = Environment;
        RunEachProject((session, project, token) => new LockService(session, project, isBusyAsync: null).TellAsync(environments, token));
    }
}
