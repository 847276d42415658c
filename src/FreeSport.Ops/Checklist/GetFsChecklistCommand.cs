using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Decides the six boxes of the completion checklist from recorded evidence.</summary>
[Cmdlet(VerbsCommon.Get, "FsChecklist")]
[Alias("fscheck")]
[OutputType(typeof(FsChecklistStatus))]
public sealed class GetFsChecklistCommand : ProjectCmdlet
{
    private readonly List<FsResult> _selection = [];
    private readonly List<string> _environments = [];

    /// <summary>Gets or sets the environments to decide for; production when none is given.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string[] Environment { get; set; } = [];

    /// <summary>Gets or sets results that select the evidence to go by (what they say themselves does not count), or names of environments.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    [ResultTransformation]
    public object[]? InputObject { get; set; }

    /// <inheritdoc/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("PSPath")]
    public override string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object one in InputObject ?? [])
        {
            switch (one is PSObject wrapped ? wrapped.BaseObject : one)
            {
                case FsResult result:
                    _selection.Add(result);
                    break;
                case string { Length: > 0 } environment:
                    _environments.Add(environment);
                    break;
                default:
                    WriteError(ErrorRecords.From(OpsSession.Redact(new OpsFailure(
                        ErrorIds.ChecklistInputWrong, FailureKind.InvalidArgument, CommandTexts.NoResult.With(PSObject.AsPSObject(one).TypeNames[0]), CommandTexts.NoResultRemedy, one))));
                    break;
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        bool selects = _environments.Count == 0
            ? MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject))
            : _selection.Count > 0;
        string?[] environments = [.. Environment.Concat(_environments).Distinct(StringComparer.OrdinalIgnoreCase)];
        RunProject(async (session, project, token) =>
        {
            ChecklistService service = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
            foreach (string? environment in environments.Length > 0 ? environments : [null])
            {
                try
                {
                    foreach (FsChecklistStatus status in await service.EvaluateAsync(environment, selects ? _selection : null, token).ConfigureAwait(false))
                    {
                        session.Host.WriteResult(status);
                    }
                }
                catch (OpsException unknown) when (environments.Length > 1 && unknown.Failure.ErrorId == ErrorIds.EnvironmentUnknown)
                {
                    session.Host.WriteError(unknown.Failure);
                }
            }
        });
    }
}
