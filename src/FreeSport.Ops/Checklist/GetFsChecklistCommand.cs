using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core.Checklist;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Decides the six boxes of the completion checklist from recorded evidence.</summary>
[Cmdlet(VerbsCommon.Get, "FsChecklist")]
[Alias("fscheck")]
[OutputType(typeof(FsChecklistStatus))]
public sealed class GetFsChecklistCommand : ProjectCmdlet
{
    private readonly List<FsResult> _selection = [];

    /// <summary>Gets or sets the environment to decide for; production when not given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Gets or sets results that select the evidence to go by; what they say themselves does not count.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public FsResult[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _selection.AddRange(InputObject ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool selects = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        RunProject(async (session, project, token) =>
        {
            ChecklistService service = new(project, session.Fingerprints, session.Host);
            foreach (FsChecklistStatus status in await service.EvaluateAsync(Environment, selects ? _selection : null, token).ConfigureAwait(false))
            {
                session.Host.WriteResult(status);
            }
        });
    }
}
