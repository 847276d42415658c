using FreeSport.Ops.Core.Evidence.Sharing.Signing;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>
/// Raises what was measured to <see cref="FsAssurance.Attested"/> where the branch, as it was seen last, holds it in a batch
/// that somebody signed whom the default branch allows. What is judged then is what was signed, not what lies in the clone.
/// </summary>
/// <param name="objects">The clone.</param>
/// <param name="seen">What of the branch was seen.</param>
/// <param name="verifier">Verifies signatures.</param>
internal sealed class Attestation(GitObjects objects, SeenRefs seen, SignatureVerifier verifier)
{
    private readonly ChainReader _reader = new(objects);
    private readonly Dictionary<string, ChainReading> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private BranchContent? _content;

    /// <summary>Why an event is not attested.</summary>
    /// <param name="evidenceId">The event.</param>
    /// <returns>The reason, in the reader's language; null for an event that nobody asked for.</returns>
    public string? WhyNot(string evidenceId) => _reasons.TryGetValue(evidenceId, out string? reason) ? reason : null;

    /// <summary>The event with the assurance that it has.</summary>
    /// <param name="evidence">The event as the clone has it.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The event as it was signed, or as it came.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<FsEvidence> AttestAsync(FsEvidence evidence, CancellationToken cancellationToken)
    {
        if (evidence.Assurance is not (FsAssurance.Measured or FsAssurance.Independent))
        {
            return evidence;
        }

        _content ??= await BranchContent.ReadAsync(objects, await objects.ResolveAsync(seen.Branch + "^{commit}", cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        string reason = _content.Head is null ? EvidenceTexts.AttestNotShared : EvidenceTexts.AttestNotSigned;
        foreach (string chain in _content.Chains.Where(c => c.Value.Any(b => b.Signature is not null && Holds(b, evidence))).Select(static c => c.Key).OrderBy(static c => c, StringComparer.Ordinal))
        {
            ChainReading reading = await ReadAsync(chain, cancellationToken).ConfigureAwait(false);
            if (reading.Batches.FirstOrDefault(b => Holds(b.Batch, evidence) && b.Entries.Any(e => e.Evidence?.EvidenceId == evidence.EvidenceId)) is not { Batch.Signature: not null } batch)
            {
                continue;
            }

            if (reading.Fault != FsLedgerFault.None)
            {
                reason = EvidenceTexts.AttestChain.With(reading.FaultLine, SharingFailures.Words(reading.Fault));
                continue;
            }

            if (batch.Header.Repository is null)
            {
                reason = EvidenceTexts.AttestShallow;
                continue;
            }

            SignatureVerdict verdict = await verifier.VerifyAsync(batch.Text, batch.Batch.Signature!, batch.Times, cancellationToken).ConfigureAwait(false);
            FsEvidence signed = batch.Entries.First(e => e.Evidence?.EvidenceId == evidence.EvidenceId).Evidence!;
            if (verdict.Fault == FsLedgerFault.None && signed.Assurance is FsAssurance.Measured or FsAssurance.Independent)
            {
                signed.Assurance = FsAssurance.Attested;
            }

            if (verdict.Fault == FsLedgerFault.None)
            {
                return signed;
            }

            reason = EvidenceTexts.AttestSignature.With(SharingFailures.Words(verdict.Fault), verdict.Reason);
        }

        _reasons[evidence.EvidenceId] = reason;
        return evidence;
    }

    private static bool Holds(SharedBatch batch, FsEvidence evidence) => evidence.Sequence >= batch.Name.First && evidence.Sequence <= batch.Name.Last;

    private async Task<ChainReading> ReadAsync(string chain, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(chain, out ChainReading? reading))
        {
            _read[chain] = reading = await _reader.ReadAsync(chain, _content!.Of(chain), cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }
}
