using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>A batch whose lines follow one another and those before.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Text">Its text, which is what was signed.</param>
/// <param name="Header">Its first line.</param>
/// <param name="Lines">Its other lines, as they stand there.</param>
/// <param name="Entries">The same, taken apart.</param>
internal sealed record ReadBatch(SharedBatch Batch, string Text, BatchHeader Header, IReadOnlyList<string> Lines, IReadOnlyList<LedgerEntry> Entries)
{
    /// <summary>Gets when its events were recorded, as they say.</summary>
    public DateTime[] Times => [.. Entries.Select(static e => e.Evidence?.At).OfType<DateTime>()];
}
