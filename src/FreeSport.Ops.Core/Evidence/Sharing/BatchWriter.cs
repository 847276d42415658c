using System.Text;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>Cuts lines of a chain into batches.</summary>
internal static class BatchWriter
{
    private const int MostLines = 500;
    private const int MostBytes = 1024 * 1024;

    /// <summary>The batches of the lines after one.</summary>
    /// <param name="local">The chain.</param>
    /// <param name="name">Its name on the branch.</param>
    /// <param name="after">The number of the line before the first.</param>
    /// <param name="repository">The commit that the repository's history begins with; null where it is not known.</param>
    /// <returns>The name of each file with its text.</returns>
    public static IEnumerable<(BatchName Name, string Text)> Cut(LocalChain local, string name, long after, string? repository)
    {
        int first = (int)after;
        while (first < local.Lines.Count)
        {
            int count = 0;
            int bytes = 0;
            StringBuilder lines = new();
            while (first + count < local.Lines.Count && count < MostLines && (count == 0 || bytes + Encoding.UTF8.GetByteCount(local.Lines[first + count]) < MostBytes))
            {
                string line = local.Lines[first + count];
                bytes += Encoding.UTF8.GetByteCount(line) + 1;
                lines.Append(line).Append('\n');
                count++;
            }

            BatchName file = new(name, first + 1, first + count, IsSignature: false);
            string previous = first == 0 ? Ledger.LedgerLine.NoPrevious : local.Hashes[first - 1];
            yield return (file, new BatchHeader(name, file.First, file.Last, previous, local.Hashes[first + count - 1], repository).Write() + "\n" + lines);
            first += count;
        }
    }
}
