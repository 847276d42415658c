using System.Collections;
using System.Management.Automation;

namespace FreeSport.Ops.Commands.Pipeline;

/// <summary>Takes results that came back from a job, a remote session or a file for what they were.</summary>
/// <remarks>Only what selects evidence is carried over: what such an object says of its outcome never counts.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ResultTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Revived = "Deserialized.FreeSport.Ops.";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData switch
    {
        PSObject { BaseObject: FsResult live } => live,

        // The last of what a runbook writes selects nothing.
        FsRunbookSummary or PSObject { BaseObject: FsRunbookSummary } => Array.Empty<FsResult>(),
        PSObject summary when summary.TypeNames[0] == Revived + nameof(FsRunbookSummary) => Array.Empty<FsResult>(),
        PSObject { BaseObject: FsChange change } => change,
        PSObject change when change.TypeNames[0] == Revived + nameof(FsChange) => new FsChange { ChangeId = change.Properties[nameof(FsChange.ChangeId)]?.Value?.ToString() ?? string.Empty },
        FsEvidence evidence => Select(evidence),
        PSObject { BaseObject: FsEvidence evidence } => Select(evidence),
        PSObject revived when revived.TypeNames[0].StartsWith(Revived, StringComparison.Ordinal) => Select(revived),
        IList list => list.Cast<object>().Select(item => Transform(engineIntrinsics, item)).SelectMany(static item => item as object[] ?? [item]).ToArray(),
        _ => inputData,
    };

    private static FsResult Select(FsEvidence evidence) => new() { ChecklistItem = evidence.Box, EvidenceId = evidence.EvidenceId };

    private static FsResult Select(PSObject revived) => new()
    {
        Subject = revived.Properties[nameof(FsResult.Subject)]?.Value?.ToString() ?? string.Empty,
        ChecklistItem = Enum.TryParse(revived.Properties[nameof(FsResult.ChecklistItem)]?.Value?.ToString(), out FsChecklistItem item) ? item : null,
        EvidenceId = revived.Properties[nameof(FsResult.EvidenceId)]?.Value?.ToString(),
    };
}
