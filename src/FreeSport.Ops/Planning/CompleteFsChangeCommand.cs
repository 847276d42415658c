using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Ends a change: done where the checklist is met, rolled back, or abandoned.</summary>
[Cmdlet(VerbsLifecycle.Complete, "FsChange", SupportsShouldProcess = true)]
[OutputType(typeof(FsChange), typeof(FsChangePlan))]
public sealed class CompleteFsChangeCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the id; the change that is under way in the environment when not given.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ChangeCompleter))]
    public string? ChangeId { get; set; }

    /// <summary>Gets or sets the environment; production when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets how far it shall be.</summary>
    [Parameter]
    [ValidateSet(nameof(FsChangeState.Validated), nameof(FsChangeState.Done), nameof(FsChangeState.RolledBack), nameof(FsChangeState.Abandoned))]
    public FsChangeState As { get; set; } = FsChangeState.Done;

    /// <summary>Gets or sets what is said of it.</summary>
    [Parameter]
    [ValidateLength(1, 500)]
    public string? Note { get; set; }

    /// <summary>Gets or sets what the review of an emergency found.</summary>
    [Parameter]
    [ValidateLength(3, 2000)]
    public string? Review { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string? id, string? environment, FsChangeState to, string? note, string? review) = (ChangeId, Environment, As, Note, Review);
        RunProject((session, project, token) => Core.Rooms.Changes(session, project).CompleteAsync(id, environment, to, note, review, token));
    }
}
