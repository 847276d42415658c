using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>The chains of this clone, held against the branch: what of them it holds, and what waits.</summary>
/// <param name="reader">Reads chains of the branch.</param>
/// <param name="repository">The clone.</param>
/// <param name="writer">Who writes here.</param>
internal sealed class Outbox(ChainReader reader, GitRepository repository, string writer)
{
    private readonly Dictionary<string, ChainReading> _read = new(StringComparer.Ordinal);

    /// <summary>Reads the chains of this clone and places each on the branch.</summary>
    /// <param name="content">The branch.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Each chain with its place.</returns>
    /// <exception cref="OpsException">A chain cannot be read (<c>LedgerNotReadable</c>), or git failed (<c>GitFailed</c>).</exception>
    public async Task<IReadOnlyList<OutboxChain>> PlaceAsync(BranchContent content, CancellationToken cancellationToken)
    {
        List<OutboxChain> placed = [];
        foreach (string path in LedgerFolder.OwnFiles(repository, writer))
        {
            if (Read(path, cancellationToken) is { } local)
            {
                placed.Add(await PlaceAsync(local, content, cancellationToken).ConfigureAwait(false));
            }
        }

        return placed;
    }

    private async Task<OutboxChain> PlaceAsync(LocalChain local, BranchContent content, CancellationToken cancellationToken)
    {
        string[] candidates = [.. content.Chains.Keys.Where(c => c.StartsWith(local.Name, StringComparison.Ordinal)).OrderBy(static c => c.Length).ThenBy(static c => c, StringComparer.Ordinal)];
        if (candidates.Length == 0)
        {
            return new OutboxChain(local, local.Name, 0, FsLedgerFault.None, null, null);
        }

        List<ChainReading> others = [];
        foreach (string candidate in candidates)
        {
            ChainReading whole = await ReadAsync(candidate, content, cancellationToken).ConfigureAwait(false);
            if (whole.Fault == FsLedgerFault.None && local.GoesWith(whole))
            {
                return new OutboxChain(local, candidate, whole.Last, local.Last < whole.Last ? FsLedgerFault.Truncated : FsLedgerFault.None, whole, null);
            }

            others.Add(whole);
        }

        // Another history of this name, or one that was damaged there: this one gets a name that its own next line tells.
        ChainReading nearest = others.OrderByDescending(o => CommonWith(local, o)).First();
        long line = CommonWith(local, nearest) + 1;
        return line > local.Last
            ? new OutboxChain(local, nearest.Chain, local.Last, nearest.Fault, nearest, null)
            : new OutboxChain(local, local.Name + "-" + local.Hashes[(int)line - 1].Substring(0, LocalChain.NameLength), 0, FsLedgerFault.Forked, nearest, line);
    }

    private static long CommonWith(LocalChain local, ChainReading other)
    {
        long common = 0;
        while (common < Math.Min(local.Last, other.Last) && other.HashAt(common + 1) == local.Hashes[(int)common])
        {
            common++;
        }

        return common;
    }

    private async Task<ChainReading> ReadAsync(string chain, BranchContent content, CancellationToken cancellationToken)
    {
        string key = chain + " " + string.Join(" ", content.Of(chain).Select(static b => b.Blob.Id));
        if (!_read.TryGetValue(key, out ChainReading? reading))
        {
            _read[key] = reading = await reader.ReadAsync(chain, content.Of(chain), cancellationToken).ConfigureAwait(false);
        }

        return reading;
    }

    private static LocalChain? Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            return LocalChain.Read(path, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.LedgerNotReadable, FailureKind.ReadError, EvidenceTexts.LedgerNotReadable.With(path, cause.Message), EvidenceTexts.LedgerNotReadableRemedy, path, cause));
        }
    }
}
