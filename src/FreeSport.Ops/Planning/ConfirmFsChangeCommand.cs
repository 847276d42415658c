using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;

namespace FreeSport.Ops.Commands.Planning;

/// <summary>Tells the team of a change, and writes down who confirmed it.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "FsChange", SupportsShouldProcess = true)]
[OutputType(typeof(FsChange), typeof(FsNotification), typeof(FsChangePlan))]
public sealed class ConfirmFsChangeCommand : ProjectCmdlet
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

    /// <summary>Gets or sets who confirms it; whom git knows when not given.</summary>
    [Parameter]
    [ValidateLength(1, 100)]
    public string? By { get; set; }

    /// <summary>Gets or sets what they say.</summary>
    [Parameter]
    [ValidateLength(1, 500)]
    public string? Note { get; set; }

    /// <summary>Gets or sets why there is nobody else to confirm it, where the policy asks for more than one.</summary>
    [Parameter]
    [ValidateLength(3, 500)]
    public string? AloneBecause { get; set; }

    /// <summary>Gets or sets a value indicating whether the team is not told.</summary>
    [Parameter]
    public SwitchParameter NoNotification { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        (string? id, string? environment, string? by, string? note, string? alone, bool quiet) = (ChangeId, Environment, By, Note, AloneBecause, NoNotification);
        RunProject((session, project, token) => Core.Rooms.Changes(session, project).ConfirmAsync(id, environment, by, note, alone, quiet, token));
    }
}
