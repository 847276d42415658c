using FreeSport.Ops.Core.Floor.Git;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>What a commit of the branch holds: chains by name, each with its batches in order, and what has no place there.</summary>
/// <param name="Head">The commit; null for a branch that is not there.</param>
/// <param name="Chains">The batches of each chain.</param>
/// <param name="Foreign">What is neither batch nor signature: its path as it can be shown.</param>
internal sealed record BranchContent(string? Head, IReadOnlyDictionary<string, IReadOnlyList<SharedBatch>> Chains, IReadOnlyList<string> Foreign)
{
    /// <summary>A branch that is not there.</summary>
    public static readonly BranchContent None = new(null, new Dictionary<string, IReadOnlyList<SharedBatch>>(), []);

    // A batch is cut long before; what is larger was not written by this module and is not even read.
    private const long LargestBatch = 32 * 1024 * 1024;
    private const long LargestSignature = 64 * 1024;
    private const int MostShown = 120;

    /// <summary>Reads a commit.</summary>
    /// <param name="objects">The clone.</param>
    /// <param name="commit">The commit; null for none.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="Floor.Results.OpsException">git failed (<c>GitFailed</c>).</exception>
    public static async Task<BranchContent> ReadAsync(GitObjects objects, string? commit, CancellationToken cancellationToken)
    {
        if (commit is null)
        {
            return None;
        }

        List<(BatchName Name, TreeEntry Entry)> known = [];
        List<string> foreign = [];
        foreach (TreeEntry entry in await objects.FilesAsync(commit, cancellationToken).ConfigureAwait(false))
        {
            BatchName? name = entry is { Mode: "100644", Kind: "blob" } ? BatchName.Parse(entry.Path) : null;
            if (name is not null && entry.Size <= (name.IsSignature ? LargestSignature : LargestBatch))
            {
                known.Add((name, entry));
            }
            else
            {
                foreign.Add(Shown(entry));
            }
        }

        Dictionary<string, TreeEntry> signatures = known.Where(static k => k.Name.IsSignature).ToDictionary(static k => k.Entry.Path, static k => k.Entry, StringComparer.Ordinal);
        return new BranchContent(
            commit,
            known.Where(static k => !k.Name.IsSignature).GroupBy(static k => k.Name.Chain, StringComparer.Ordinal).ToDictionary(
                static g => g.Key,
                g => (IReadOnlyList<SharedBatch>)[.. g.Select(k => new SharedBatch(k.Name, k.Entry, signatures.TryGetValue((k.Name with { IsSignature = true }).Path, out TreeEntry? sig) ? sig : null)).OrderBy(static b => b.Name.First).ThenBy(static b => b.Name.Last)],
                StringComparer.Ordinal),
            foreign);
    }

    /// <summary>The batches of a chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>In order; none for a chain that is not there.</returns>
    public IReadOnlyList<SharedBatch> Of(string chain) => Chains.TryGetValue(chain, out IReadOnlyList<SharedBatch>? batches) ? batches : [];

    /// <summary>Whether a chain has the same files in another commit.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="other">The other.</param>
    /// <returns>True when it has.</returns>
    public bool IsSame(string chain, BranchContent other) => Of(chain).SequenceEqual(other.Of(chain));

    // A name from elsewhere may hold what moves the cursor of a terminal.
    private static string Shown(TreeEntry entry)
    {
        string kind = entry.Mode switch { "120000" => " (link)", "160000" => " (submodule)", _ => entry.Kind == "blob" && BatchName.Parse(entry.Path) is not null ? FormattableString.Invariant($" ({entry.Size} bytes)") : string.Empty };
        return new string([.. entry.Path.Take(MostShown).Select(static c => char.IsControl(c) || c is '\u202e' or '\u2066' or '\u2067' or '\u2068' ? '?' : c)]) + (entry.Path.Length > MostShown ? "…" : string.Empty) + kind;
    }
}
