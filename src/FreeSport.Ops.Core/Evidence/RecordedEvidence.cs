using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Evidence.Sharing;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>Finds what a repository's ledgers hold about a subject, and passes over what was recorded for another repository.</summary>
/// <param name="store">The ledgers.</param>
/// <param name="git">Reads the repository.</param>
/// <param name="repository">The repository.</param>
/// <param name="attestation">Attests what was measured.</param>
internal sealed class RecordedEvidence(EvidenceStore store, GitReader git, GitRepository repository, Attestation attestation)
{
    private readonly Dictionary<string, bool> _held = new(StringComparer.Ordinal);

    /// <summary>Why an event that was found is not attested.</summary>
    /// <param name="evidence">The event.</param>
    /// <returns>The reason, in the reader's language; null where nobody asked.</returns>
    public string? WhyNotAttested(FsEvidence evidence) => attestation.WhyNot(evidence.EvidenceId);

    /// <summary>Looks it up, for the environment itself and for all environments, whichever is newer.</summary>
    /// <param name="about">What it should be about.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The newest of each class.</returns>
    public async Task<SubjectEvidence> FindAsync(EvidenceAbout about, CancellationToken cancellationToken)
    {
        FsEvidence? foreign = null;
        return new SubjectEvidence(
            await AttestedAsync(Newest(EvidenceSlot.Full, about.Subject)).ConfigureAwait(false),
            await AttestedAsync(Newest(EvidenceSlot.DryRun, about.Subject)).ConfigureAwait(false),
            await OursAsync(Newest(EvidenceSlot.Partial, about.Subject)).ConfigureAwait(false),
            await OursAsync(Newest(EvidenceSlot.Asserted, about.Subject)).ConfigureAwait(false),
            Newer(
                await OursAsync(Newest(EvidenceSlot.Waived, about.Subject)).ConfigureAwait(false),
                await OursAsync(Newest(EvidenceSlot.Waived, EvidenceKey.AnySubject)).ConfigureAwait(false)),
            foreign);

        FsEvidence? Newest(EvidenceSlot slot, string name) => Newer(
            store.Newest(new EvidenceKey(about.Project, about.Environment.ToLowerInvariant(), about.Box, name, slot)),
            store.Newest(new EvidenceKey(about.Project, string.Empty, about.Box, name, slot)));

        async Task<FsEvidence?> AttestedAsync(FsEvidence? evidence) =>
            await OursAsync(evidence).ConfigureAwait(false) is { } ours ? await attestation.AttestAsync(ours, cancellationToken).ConfigureAwait(false) : null;

        async Task<FsEvidence?> OursAsync(FsEvidence? evidence)
        {
            if (evidence is null || await IsOursAsync(evidence, cancellationToken).ConfigureAwait(false))
            {
                return evidence;
            }

            foreign = evidence;
            return null;
        }
    }

    private static FsEvidence? Newer(FsEvidence? a, FsEvidence? b) => a is null || (b is not null && b.At > a.At) ? b : a;

    // A measurement of files is held to their content, one of something else to the commit it was taken on; a person's
    // word has nothing but its repository to be held to.
    private async Task<bool> IsOursAsync(FsEvidence evidence, CancellationToken cancellationToken) => evidence switch
    {
        { Repository: { } first } => await HoldsAsync(first, cancellationToken).ConfigureAwait(false),
        { Kind: not FsEvidenceKind.Measurement } => !await HoldsAsync("HEAD", cancellationToken).ConfigureAwait(false),
        { Commit: { } commit } => evidence.Subjects.All(static s => s.Inputs.Any(static i => i.Kind == FsInputKind.GitContent)) || await HoldsAsync(commit, cancellationToken).ConfigureAwait(false),
        _ => true,
    };

    private async Task<bool> HoldsAsync(string commit, CancellationToken cancellationToken)
    {
        if (!_held.TryGetValue(commit, out bool holds))
        {
            holds = await git.ResolveAsync(repository, commit + "^{commit}", cancellationToken).ConfigureAwait(false) is not null;
            _held[commit] = holds;
        }

        return holds;
    }
}
