using System.Management.Automation;

using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Runbook;

namespace FreeSport.Ops.Commands.Runbook;

/// <summary>Runs the read-only steps of the workflow in order and emits every result as it comes.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsRunbook")]
[OutputType(typeof(FsResult))]
public sealed class InvokeFsRunbookCommand : ProjectCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => RunProject((session, project, token) => new RunbookService(session, project).RunAsync(token));
}
