namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>One verified line of a ledger file: an event, or a checkpoint that tells where the newest events lie.</summary>
/// <param name="Sequence">Its number, which is also its line, counted from 1.</param>
/// <param name="Previous">The hash of the line before.</param>
/// <param name="Hash">Its own hash.</param>
/// <param name="Evidence">The event; null for a checkpoint.</param>
/// <param name="Heads">For a checkpoint the byte offset of the newest event of each key; empty for an event.</param>
internal sealed record LedgerEntry(
    long Sequence,
    string Previous,
    string Hash,
    FsEvidence? Evidence,
    IReadOnlyDictionary<EvidenceKey, long> Heads);
