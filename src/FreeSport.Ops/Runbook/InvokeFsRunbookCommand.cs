using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Documentation;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Commands.Prerequisites;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Runbook;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Runbook;

/// <summary>Runs the read-only steps of the workflow in order and emits every result as it comes, and last the summary.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "FsRunbook")]
[Alias("fsrun")]
[OutputType(typeof(FsResult), typeof(FsRunbookSummary))]
public sealed class InvokeFsRunbookCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environment whose servers are looked at; all when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IReadOnlyList<PrerequisiteCheck> ofShell = ExecutionPolicyReader.Checks(this);
        RunbookTally? tally = null;
        RunSession(host => tally = new RunbookTally(host), async (session, token) =>
        {
            Project project = await session.LoadProjectLenientlyAsync(token).ConfigureAwait(false);
            if (IsFirstOf(project))
            {
                await Rooms.Runbook(session, tally!, project, Environment, ofShell, new ScriptParser()).RunAsync(token).ConfigureAwait(false);
            }
        });
    }
}
