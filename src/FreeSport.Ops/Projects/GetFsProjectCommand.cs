using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Projects;

/// <summary>Shows a project's effective settings and where each comes from.</summary>
[Cmdlet(VerbsCommon.Get, "FsProject")]
[OutputType(typeof(FsProject))]
public sealed class GetFsProjectCommand : ProjectCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
        session.Host.WriteResult(await new ProjectDescription(project, session.Git, Rooms.Defaults).DescribeAsync(token).ConfigureAwait(false)));
}
