namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>A chain on the branch, read from its beginning to its end or its first fault.</summary>
/// <param name="Chain">Its name.</param>
/// <param name="Batches">The batches that are whole and follow one another.</param>
/// <param name="Fault">What is wrong after them.</param>
/// <param name="FaultPath">The file that it is wrong in.</param>
/// <param name="FaultLine">The number of the line in the chain.</param>
internal sealed record ChainReading(string Chain, IReadOnlyList<ReadBatch> Batches, FsLedgerFault Fault, string? FaultPath, long? FaultLine)
{
    /// <summary>Gets how many lines there are.</summary>
    public long Last => Batches.Count == 0 ? 0 : Batches[Batches.Count - 1].Header.Last;

    /// <summary>Gets the hash of the last line; null without any.</summary>
    public string? Tip => Batches.Count == 0 ? null : Batches[Batches.Count - 1].Header.Tip;

    /// <summary>Gets who wrote it.</summary>
    public string Writer => Batches.SelectMany(static b => b.Entries).Select(static e => e.Evidence?.Writer).FirstOrDefault(static w => w is not null) ?? string.Empty;

    /// <summary>The hash of a line.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The hash; null where there is no such line.</returns>
    public string? HashAt(long number) =>
        Batches.FirstOrDefault(b => number >= b.Header.First && number <= b.Header.Last) is { } batch ? batch.Entries[(int)(number - batch.Header.First)].Hash : null;

    /// <summary>How many events there are among some lines.</summary>
    /// <param name="after">The number of the line before them.</param>
    /// <returns>The events after it.</returns>
    public int EventsAfter(long after) => Batches.Where(b => b.Header.Last > after).SelectMany(static b => b.Entries).Count(e => e.Sequence > after && e.Evidence is not null);
}
