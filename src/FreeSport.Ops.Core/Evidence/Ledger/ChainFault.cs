namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Tells what is wrong with a chain at the first line that does not follow.</summary>
internal static class ChainFault
{
    /// <summary>What is wrong.</summary>
    /// <param name="hashes">The hashes of the lines before, in order.</param>
    /// <param name="wrong">The line; null when it is not what was written.</param>
    /// <param name="later">The numbers that the intact lines after it have.</param>
    /// <returns>The fault.</returns>
    public static FsLedgerFault Of(IReadOnlyList<string> hashes, LedgerEntry? wrong, IEnumerable<long> later)
    {
        long expected = hashes.Count + 1;
        return wrong is null || wrong.Sequence == expected || wrong.Sequence < 1 ? FsLedgerFault.Edited
            : wrong.Sequence < expected ? (hashes[(int)wrong.Sequence - 1] == wrong.Hash ? FsLedgerFault.Duplicated : FsLedgerFault.Forked)
            : later.Contains(expected) ? FsLedgerFault.Reordered
            : FsLedgerFault.Gap;
    }

    /// <summary>Whether a line is the next one.</summary>
    /// <param name="hashes">The hashes of the lines before, in order.</param>
    /// <param name="entry">The line.</param>
    /// <returns>True when it follows.</returns>
    public static bool IsNext(IReadOnlyList<string> hashes, LedgerEntry entry) =>
        entry.Sequence == hashes.Count + 1 && entry.Previous == (hashes.Count == 0 ? LedgerLine.NoPrevious : hashes[hashes.Count - 1]);
}
