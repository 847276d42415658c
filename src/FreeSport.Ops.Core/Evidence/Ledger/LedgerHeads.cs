namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>The newest event of each key in one ledger file.</summary>
/// <param name="Newest">Events read from the end back to the nearest checkpoint, and those that were looked up.</param>
/// <param name="Offsets">Where the older ones lie, as the checkpoint tells.</param>
/// <param name="Last">The last whole line; null when the file has none, or when it is faulty.</param>
/// <param name="Fault">What stopped the reading, when something did.</param>
/// <param name="FaultLine">The line of the fault.</param>
internal sealed record LedgerHeads(
    Dictionary<EvidenceKey, FsEvidence> Newest,
    Dictionary<EvidenceKey, long> Offsets,
    LedgerEntry? Last,
    LedgerFault Fault,
    long? FaultLine);
