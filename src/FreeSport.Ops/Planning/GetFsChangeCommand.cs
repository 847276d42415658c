using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Tells how far changes are, and what was recorded of them.</summary>
[Cmdlet(VerbsCommon.Get, "FsChange")]
[OutputType(typeof(FsChange))]
public sealed class GetFsChangeCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the ids, with wildcards; all when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChangeCompleter))]
    public string[] ChangeId { get; set; } = [];

    /// <summary>Gets or sets the environment; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets a value indicating whether only changes that are under way are told of.</summary>
    [Parameter]
    public SwitchParameter Current { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string[] ids, string? environment, bool current) = (ChangeId, Environment, Current);
        RunEachProject((session, project, token) =>
        {
            foreach (FsChange change in Core.Rooms.Changes(session, project).List(ids, environment, current))
            {
                session.Host.WriteResult(change);
            }

            return Task.CompletedTask;
        });
    }
}
