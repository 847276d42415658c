using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>Puts chains of other clones beside those of this one, as the branch has them.</summary>
/// <param name="reader">Reads chains of the branch.</param>
/// <param name="repository">The clone.</param>
internal sealed class ReceivedChains(ChainReader reader, GitRepository repository)
{
    private readonly Dictionary<string, (string Files, ChainReading Reading)> _placed = new(StringComparer.Ordinal);

    /// <summary>Gets what is wrong with chains of the branch.</summary>
    public IEnumerable<ChainReading> Refused => _placed.Values.Select(static p => p.Reading).Where(static r => r.Fault != FsLedgerFault.None);

    /// <summary>Gets how many events of each chain were received.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the chains that were looked at.</summary>
    public IEnumerable<ChainReading> Readings => _placed.Values.Select(static p => p.Reading);

    /// <summary>Receives what is new.</summary>
    /// <param name="content">The branch.</param>
    /// <param name="own">Names of chains that this clone holds itself.</param>
    /// <param name="cancellationToken">Stops git; each chain is there as before or as now.</param>
    /// <returns>When all is there.</returns>
    /// <exception cref="IOException">A chain cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public async Task PlaceAsync(BranchContent content, IReadOnlyCollection<string> own, CancellationToken cancellationToken)
    {
        foreach (string chain in content.Chains.Keys.Where(c => !own.Contains(c)).OrderBy(static c => c, StringComparer.Ordinal))
        {
            string files = string.Join(" ", content.Of(chain).Select(static b => b.Blob.Path + b.Blob.Id));
            if (_placed.TryGetValue(chain, out (string Files, ChainReading Reading) known) && known.Files == files)
            {
                continue;
            }

            ChainReading reading = await reader.ReadAsync(chain, content.Of(chain), cancellationToken).ConfigureAwait(false);
            _placed[chain] = (files, reading);
            Place(reading);
        }
    }

    private void Place(ChainReading reading)
    {
        string path = PathOf(repository, reading.Chain);
        LocalChain? before = File.Exists(path) ? LocalChain.Read(path, CancellationToken.None) : null;
        bool isWhole = before is { Check.State: FsLedgerState.Intact } && before.GoesWith(reading);
        if (reading.Last == 0 || (isWhole && before!.Last >= reading.Last))
        {
            // What was received stays, also where the branch has less of it now.
            return;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(reading.Batches.SelectMany(static b => b.Lines).Select(static l => l + "\n")));
        WholeFile.Replace(path, bytes);
        Counts[reading.Chain] = (Counts.TryGetValue(reading.Chain, out int count) ? count : 0) + reading.EventsAfter(isWhole ? before!.Last : 0);
    }

    /// <summary>The file of a chain.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="chain">The chain's name.</param>
    public static string PathOf(GitRepository repository, string chain) => Path.Combine(LedgerFolder.Received(repository), chain + LedgerFolder.Ending);
}
