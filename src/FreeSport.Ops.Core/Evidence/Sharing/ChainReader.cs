using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>Reads chains of the branch. What is not whole is never received: the chain ends before it, and what is wrong is named.</summary>
/// <param name="objects">The clone.</param>
internal sealed class ChainReader(GitObjects objects)
{
    private readonly Dictionary<string, bool> _held = new(StringComparer.Ordinal);
    private bool? _isShallow;

    /// <summary>Reads a chain.</summary>
    /// <param name="chain">Its name.</param>
    /// <param name="batches">Its batches, in order.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>The chain.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public async Task<ChainReading> ReadAsync(string chain, IReadOnlyList<SharedBatch> batches, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string?> texts = await objects.TextsAsync(batches.Select(static b => b.Blob), cancellationToken).ConfigureAwait(false);
        List<ReadBatch> read = [];
        List<string> hashes = [];
        foreach (SharedBatch batch in batches)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batch.Name.First != hashes.Count + 1)
            {
                FsLedgerFault between = batch.Name.First > hashes.Count + 1 ? FsLedgerFault.Gap : Overlap(texts[batch.Blob.Id], hashes);
                return Ended(between, batch, hashes.Count + 1);
            }

            if (texts[batch.Blob.Id] is not { } text || Header(text) is not { } header)
            {
                return Ended(FsLedgerFault.Invalid, batch, hashes.Count + 1);
            }

            if (header.Chain != chain || header.First != batch.Name.First || header.Last != batch.Name.Last)
            {
                return Ended(FsLedgerFault.Edited, batch, hashes.Count + 1);
            }

            if (header.Repository is { } repository && !await IsOursAsync(repository, cancellationToken).ConfigureAwait(false))
            {
                return Ended(FsLedgerFault.OtherRepository, batch, hashes.Count + 1);
            }

            string[] lines = text.TrimEnd('\n').Split('\n').Skip(1).ToArray();
            (LedgerEntry? Entry, LedgerFault Fault)[] parsed = new (LedgerEntry?, LedgerFault)[lines.Length];
            Parallel.For(0, lines.Length, i => parsed[i] = LedgerLine.Parse(Encoding.UTF8.GetBytes(lines[i])));
            List<LedgerEntry> entries = [];
            for (int i = 0; i < parsed.Length; i++)
            {
                LedgerEntry? entry = parsed[i].Entry;
                if (entry is null || !ChainFault.IsNext(hashes, entry))
                {
                    return Ended(parsed[i].Fault == LedgerFault.NewerVersion ? FsLedgerFault.Invalid : ChainFault.Of(hashes, entry, parsed.Skip(i + 1).Select(static p => p.Entry).OfType<LedgerEntry>().Select(static e => e.Sequence)), batch, hashes.Count + 1);
                }

                if (entry.Evidence?.Repository is { } first && !await IsOursAsync(first, cancellationToken).ConfigureAwait(false))
                {
                    return Ended(FsLedgerFault.OtherRepository, batch, hashes.Count + 1);
                }

                hashes.Add(entry.Hash);
                entries.Add(entry);
            }

            if (hashes.Count != header.Last)
            {
                return Ended(hashes.Count < header.Last ? FsLedgerFault.Truncated : FsLedgerFault.Edited, batch, hashes.Count + 1);
            }

            if (hashes[hashes.Count - 1] != header.Tip || !chain.StartsWith(hashes[0].Substring(0, LocalChain.NameLength), StringComparison.Ordinal))
            {
                return Ended(FsLedgerFault.Edited, batch, header.First);
            }

            read.Add(new ReadBatch(batch, text, header, lines, entries));
        }

        return new ChainReading(chain, read, FsLedgerFault.None, null, null);

        // Lines of a batch that is not whole do not count.
        ChainReading Ended(FsLedgerFault fault, SharedBatch batch, long line) => new(chain, read, fault, batch.Name.Path, line);
    }

    /// <summary>Whether a repository that is named by the commit it begins with is this one.</summary>
    /// <param name="first">The commit.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>True when the clone holds it, and for a shallow clone, which cannot tell.</returns>
    public async Task<bool> IsOursAsync(string first, CancellationToken cancellationToken)
    {
        if (!_held.TryGetValue(first, out bool ours))
        {
            bool isId = first.Length is 40 or 64 && first.All(static c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
            ours = isId && (await objects.ResolveAsync(first + "^{commit}", cancellationToken).ConfigureAwait(false) is not null
                || (_isShallow ??= (await objects.ReadAsync(["rev-parse", "--is-shallow-repository"], input: null, cancellationToken).ConfigureAwait(false)).Trim() == "true"));
            _held[first] = ours;
        }

        return ours;
    }

    private static BatchHeader? Header(string text) => text.IndexOf('\n') is > 0 and { } end ? BatchHeader.Read(text.Substring(0, end)) : null;

    // The same lines again, or others of the same numbers.
    private static FsLedgerFault Overlap(string? text, List<string> hashes)
    {
        foreach (string line in (text ?? string.Empty).Split('\n').Skip(1))
        {
            if (LedgerLine.Parse(line).Entry is { } entry && entry.Sequence >= 1 && entry.Sequence <= hashes.Count && hashes[(int)entry.Sequence - 1] != entry.Hash)
            {
                return FsLedgerFault.Forked;
            }
        }

        return FsLedgerFault.Duplicated;
    }
}
