using FreeSport.Ops.Core.Checklist.Ledger;

namespace FreeSport.Ops.Core.Checklist;

/// <summary>The newest evidence of each class for one subject.</summary>
/// <param name="Full">Measured, whole.</param>
/// <param name="Partial">Measured, in part.</param>
/// <param name="Asserted">Said by a person.</param>
/// <param name="Waived">Taken on by a person.</param>
internal sealed record SubjectEvidence(FsEvidence? Full, FsEvidence? Partial, FsEvidence? Asserted, FsEvidence? Waived)
{
    /// <summary>Looks them up, for the environment itself and for all environments, whichever is newer.</summary>
    public static SubjectEvidence Find(EvidenceStore store, string project, string environment, FsChecklistItem item, string subject, Func<FsEvidence, bool> selected)
    {
        return new SubjectEvidence(
            Newest(EvidenceSlot.Full, subject),
            Newest(EvidenceSlot.Partial, subject),
            Newest(EvidenceSlot.Asserted, subject),
            Newer(Newest(EvidenceSlot.Waived, subject), Newest(EvidenceSlot.Waived, EvidenceKey.AnySubject)));

        FsEvidence? Newest(EvidenceSlot slot, string name)
        {
            FsEvidence? newest = Newer(
                store.Newest(new EvidenceKey(project, environment, item, name, slot)),
                store.Newest(new EvidenceKey(project, string.Empty, item, name, slot)));

            // Only the newest may be selected: an older pass must not be picked over a newer failure.
            return newest is not null && selected(newest) ? newest : null;
        }
    }

    private static FsEvidence? Newer(FsEvidence? a, FsEvidence? b) => a is null || (b is not null && b.At > a.At) ? b : a;
}
