using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>The newest evidence of each class for one subject.</summary>
/// <param name="Full">Measured, whole.</param>
/// <param name="DryRun">Measured, whole, by another kind of look that can disprove the first.</param>
/// <param name="Partial">Measured, in part.</param>
/// <param name="Asserted">Said by a person.</param>
/// <param name="Waived">Taken on by a person.</param>
internal sealed record SubjectEvidence(FsEvidence? Full, FsEvidence? DryRun, FsEvidence? Partial, FsEvidence? Asserted, FsEvidence? Waived)
{
    /// <summary>Looks them up, for the environment itself and for all environments, whichever is newer.</summary>
    public static SubjectEvidence Find(EvidenceStore store, string project, string environment, FsChecklistItem item, string subject)
    {
        return new SubjectEvidence(
            Newest(EvidenceSlot.Full, subject),
            Newest(EvidenceSlot.DryRun, subject),
            Newest(EvidenceSlot.Partial, subject),
            Newest(EvidenceSlot.Asserted, subject),
            Newer(Newest(EvidenceSlot.Waived, subject), Newest(EvidenceSlot.Waived, EvidenceKey.AnySubject)));

        FsEvidence? Newest(EvidenceSlot slot, string name)
        {
            return Newer(
                store.Newest(new EvidenceKey(project, environment.ToLowerInvariant(), item, name, slot)),
                store.Newest(new EvidenceKey(project, string.Empty, item, name, slot)));
        }
    }

    private static FsEvidence? Newer(FsEvidence? a, FsEvidence? b) => a is null || (b is not null && b.At > a.At) ? b : a;
}
