namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>What a branch held and holds no longer.</summary>
internal static class LostBatches
{
    private const int MostShown = 8;

    /// <summary>Tells it.</summary>
    /// <param name="seen">The branch as it was seen.</param>
    /// <param name="now">The branch as it is.</param>
    /// <returns>Each chain with the numbers of its lines, in a line; empty for nothing.</returns>
    public static string Tell(BranchContent seen, BranchContent now)
    {
        List<string> lost = [];
        foreach (KeyValuePair<string, IReadOnlyList<SharedBatch>> chain in seen.Chains.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            HashSet<string> held = [.. now.Of(chain.Key).Select(static b => b.Blob.Path + " " + b.Blob.Id)];
            SharedBatch[] gone = [.. chain.Value.Where(b => !held.Contains(b.Blob.Path + " " + b.Blob.Id))];
            if (gone.Length > 0)
            {
                lost.Add(FormattableString.Invariant($"{chain.Key.Substring(0, 8)} {gone[0].Name.First}-{gone[gone.Length - 1].Name.Last}"));
            }
        }

        return string.Join("; ", lost.Take(MostShown)) + (lost.Count > MostShown ? "; …" : string.Empty);
    }
}
