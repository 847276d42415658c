using System.Management.Automation;

using FreeSport.Ops.Commands.Completion;
using FreeSport.Ops.Commands.Pipeline;
using FreeSport.Ops.Core;
using FreeSport.Ops.Core.Checklist;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Checklist;

/// <summary>Decides the six boxes of the completion checklist from recorded evidence.</summary>
[Cmdlet(VerbsCommon.Get, "FsChecklist")]
[Alias("fscheck")]
[OutputType(typeof(FsChecklistStatus))]
public sealed class GetFsChecklistCommand : ProjectCmdlet
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(2);

    private readonly List<FsResult> _selection = [];
    private readonly List<string> _environments = [];
    private readonly List<string> _changes = [];

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

    /// <summary>Gets or sets the changes whose evidence to go by, in their environment where none is given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChangeCompleter))]
    public string[] Change { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether boxes are written again whenever they stand otherwise, until all are met.</summary>
    [Parameter]
    public SwitchParameter Watch { get; set; }

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
                case FsChange change:
                    _changes.Add(change.ChangeId);
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
        _changes.AddRange(Change);
        bool selects = _changes.Count == 0 && (_environments.Count == 0
            ? MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject))
            : _selection.Count > 0);
        string?[] environments = [.. Environment.Concat(_environments).Distinct(StringComparer.OrdinalIgnoreCase)];
        RunProject(async (session, project, token) =>
        {
            if (Watch)
            {
                await new ChecklistWatch(again => AgainAsync(session, environments, selects, again), session.Host.WriteResult, static pause => Task.Delay(WatchInterval, pause)).RunAsync(token).ConfigureAwait(false);
                return;
            }

            foreach (FsChecklistStatus status in await EvaluateAsync(session, project, environments, selects, token).ConfigureAwait(false))
            {
                session.Host.WriteResult(status);
            }
        });
    }

    // Files and configuration may have changed since the last look.
    private async Task<IReadOnlyList<FsChecklistStatus>> AgainAsync(OpsSession session, string?[] environments, bool selects, CancellationToken token)
    {
        session.Fingerprints.Forget();
        return await EvaluateAsync(session, await session.LoadProjectAsync(token).ConfigureAwait(false), environments, selects, token).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<FsChecklistStatus>> EvaluateAsync(OpsSession session, Project project, string?[] environments, bool selects, CancellationToken token)
    {
        ChecklistService service = Rooms.Checklist(project, session.Git, session.Fingerprints, session.Host);
        if (_changes.Count == 0)
        {
            return await EvaluateAsync(session, service, environments.Length > 0 ? environments : [null], selects ? _selection : null, token).ConfigureAwait(false);
        }

        List<FsChecklistStatus> decided = [];
        foreach (FsChange change in Rooms.Changes(session, project).List(_changes, environment: null, isCurrent: false))
        {
            FsResult[] ofChange = [.. _selection, .. change.EvidenceIds.Select(static id => new FsResult { EvidenceId = id })];
            decided.AddRange(await EvaluateAsync(session, service, environments.Length > 0 ? environments : [change.Environment], ofChange, token).ConfigureAwait(false));
        }

        return decided;
    }

    private static async Task<List<FsChecklistStatus>> EvaluateAsync(OpsSession session, ChecklistService service, string?[] environments, IReadOnlyList<FsResult>? selection, CancellationToken token)
    {
        List<FsChecklistStatus> decided = [];
        foreach (string? environment in environments)
        {
            try
            {
                decided.AddRange(await service.EvaluateAsync(environment, selection, token).ConfigureAwait(false));
            }
            catch (OpsException unknown) when (environments.Length > 1 && unknown.Failure.ErrorId == ErrorIds.EnvironmentUnknown)
            {
                session.Host.WriteError(unknown.Failure);
            }
        }

        return decided;
    }
}
