using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Projects;

/// <summary>Writes a first configuration from what is found in the repository.</summary>
[Cmdlet(VerbsData.Initialize, "FsProject", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FsProject), typeof(FsProjectPlan))]
public sealed class InitializeFsProjectCommand : ProjectCmdlet
{
    /// <summary>Gets or sets a value indicating whether a configuration that is there may be replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunSession((session, token) => new ProjectInitializer(session, Rooms.Defaults).RunAsync(Force, token));
}
