using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>A chain as it lies in this clone, as far as it is whole.</summary>
/// <param name="Path">The file.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Hashes">Their hashes.</param>
/// <param name="Ids">The ids of the events; null for a line that is none.</param>
/// <param name="Writer">Who writes it.</param>
/// <param name="Check">What the verification of the file says.</param>
internal sealed record LocalChain(string Path, IReadOnlyList<string> Lines, IReadOnlyList<string> Hashes, IReadOnlyList<string?> Ids, string Writer, FsLedgerCheck Check)
{
    /// <summary>How many digits of the first event's hash name a chain.</summary>
    public const int NameLength = 32;

    /// <summary>Gets the name: the first event tells a chain from every other, whatever its file is called.</summary>
    public string Name => Hashes[0].Substring(0, NameLength);

    /// <summary>Gets how many lines there are.</summary>
    public long Last => Hashes.Count;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The chain; null when not even its first line is whole.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public static LocalChain? Read(string path, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        List<string> hashes = [];
        List<string?> ids = [];
        FsLedgerCheck check = LedgerVerifier.Verify(
            path,
            (entry, bytes) =>
            {
                lines.Add(Encoding.UTF8.GetString(bytes));
                hashes.Add(entry.Hash);
                ids.Add(entry.Evidence?.EvidenceId);
            },
            cancellationToken);
        return hashes.Count == 0 ? null : new LocalChain(path, lines, hashes, ids, check.Writer, check);
    }

    /// <summary>How many events there are after a line.</summary>
    /// <param name="after">The number of the line.</param>
    /// <returns>The events.</returns>
    public int EventsAfter(long after) => Ids.Skip((int)after).Count(static id => id is not null);

    /// <summary>Whether this is the chain of a reading, as far as both go.</summary>
    /// <param name="other">The chain on the branch.</param>
    /// <returns>True when one goes on where the other ends.</returns>
    public bool GoesWith(ChainReading other)
    {
        long common = Math.Min(Last, other.Last);
        return common == 0 || other.HashAt(common) == Hashes[(int)common - 1];
    }
}
