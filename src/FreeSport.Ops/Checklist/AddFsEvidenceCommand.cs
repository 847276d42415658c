using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Evidence;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Records what a person says: that something is so, or that they take a box on until a date.</summary>
[Cmdlet(VerbsCommon.Add, "FsEvidence", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = AssertSet)]
[OutputType(typeof(FsEvidence), typeof(FsEvidencePlan))]
public sealed class AddFsEvidenceCommand : ProjectCmdlet
{
    private const string AssertSet = "Assert";
    private const string WaiveSet = "Waive";

    /// <summary>Gets or sets the box.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("Item")]
    public FsChecklistItem Box { get; set; }

    /// <summary>Gets or sets the subjects; for a waiver the whole box when not given.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AssertSet, Position = 1)]
    [Parameter(ParameterSetName = WaiveSet, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SubjectCompleter))]
    public string[]? Subject { get; set; }

    /// <summary>Gets or sets the verdict that is asserted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AssertSet)]
    public FsOutcome Outcome { get; set; }

    /// <summary>Gets or sets a value indicating whether the box is taken on without evidence.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WaiveSet)]
    public SwitchParameter Waive { get; set; }

    /// <summary>Gets or sets why.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets until when it holds; a waiver always ends.</summary>
    [Parameter(ParameterSetName = AssertSet)]
    [Parameter(Mandatory = true, ParameterSetName = WaiveSet)]
    public DateTime? Until { get; set; }

    /// <summary>Gets or sets who answers for it; the user who runs the command when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string By { get; set; } = System.Environment.UserName;

    /// <summary>Gets or sets the environment; all when not given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets the change it belongs to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Change { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunEachProject(async (session, project, token) =>
    {
        ChecklistService service = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        string? environment = Environment is null ? null : project.EnvironmentNamed(Environment).Name;
        FsEvidence evidence = PersonalEvidence.Create(Box, Waive ? null : Outcome, Subject, Reason, By, Until, environment, Change);
        EvidenceRecorder.RequireRepository(project);
        await service.RequireAllowedAsync(evidence, token).ConfigureAwait(false);
        await service.WarnOfUnknownSubjectsAsync(evidence, token).ConfigureAwait(false);
        string action = Waive ? CommandTexts.Waive : CommandTexts.Assert;
        if (await session.Host.ConfirmAsync(PersonalEvidence.Describe(evidence), action, token).ConfigureAwait(false))
        {
            session.Host.WriteResult(await session.Recorder.RecordAsync(project, evidence, token).ConfigureAwait(false));
        }
        else
        {
            session.Host.WriteResult(PersonalEvidence.Plan(evidence));
        }
    });
}
