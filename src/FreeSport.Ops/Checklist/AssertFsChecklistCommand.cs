using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Ends with a terminating error unless every box of the checklist is done, waived or not applicable.</summary>
[Cmdlet(VerbsLifecycle.Assert, "FsChecklist")]
[OutputType(typeof(FsChecklistStatus))]
public sealed class AssertFsChecklistCommand : ProjectCmdlet
{
    /// <summary>Gets or sets the environments to decide for; production when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets the boxes that must be met; all six when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Item")]
    public FsChecklistItem[]? Box { get; set; }

    /// <summary>Gets or sets a value indicating whether the boxes are emitted when they are met.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    private protected override bool IsGate => true;

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        ChecklistService service = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        List<FsChecklistStatus> met = [];
        foreach (string? environment in Environment.DefaultIfEmpty())
        {
            IReadOnlyList<FsChecklistStatus> all = await service.EvaluateAsync(environment, selection: null, token).ConfigureAwait(false);
            FsChecklistStatus[] required = [.. all.Where(b => Box is null || Box.Contains(b.Box))];
            ChecklistAssertion.Require(all, required);
            if (ChecklistAssertion.PolicyNote(required) is { } note)
            {
                session.Host.WriteWarning(note);
            }

            met.AddRange(required);
        }

        foreach (FsChecklistStatus box in PassThru ? met : [])
        {
            session.Host.WriteResult(box);
        }
    });
}
