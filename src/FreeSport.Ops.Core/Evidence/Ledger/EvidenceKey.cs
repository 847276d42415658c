namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>What one head of the ledger is about.</summary>
/// <param name="Project">The project's path below the git root.</param>
/// <param name="Environment">The environment in lower case; empty for all.</param>
/// <param name="Box">The checklist item; null where it feeds none.</param>
/// <param name="Subject">The subject, or <see cref="AnySubject"/>.</param>
/// <param name="Slot">The class of evidence.</param>
public readonly record struct EvidenceKey(string Project, string Environment, FsChecklistItem? Box, string Subject, EvidenceSlot Slot)
{
    /// <summary>The subject of a waiver for a whole box.</summary>
    public const string AnySubject = "*";

    /// <summary>The keys an event is the newest of.</summary>
    /// <param name="evidence">The event.</param>
    /// <returns>One key a subject.</returns>
    public static IEnumerable<EvidenceKey> Of(FsEvidence evidence) => evidence.Subjects.Select(subject => new EvidenceKey(
        evidence.Project,
        (evidence.Environment ?? string.Empty).ToLowerInvariant(),
        evidence.Box,
        subject.Name,
        evidence.Kind switch
        {
            FsEvidenceKind.Measurement when subject.Scope != FsScope.Full => EvidenceSlot.Partial,
            FsEvidenceKind.Measurement => evidence.Tools.Any(static t => t.Name == "act") ? EvidenceSlot.DryRun : EvidenceSlot.Full,
            FsEvidenceKind.Waiver => EvidenceSlot.Waived,
            _ => EvidenceSlot.Asserted,
        }));
}
