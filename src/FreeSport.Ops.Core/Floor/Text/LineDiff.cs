namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>What is different between two texts, line by line.</summary>
internal static class LineDiff
{
    // Above this, the table of common lines would not fit into memory; then everything between the ends counts as changed.
    private const long MostCells = 9_000_000;

    /// <summary>All lines in order: those that stay behind a blank, those that go behind a minus, those that come behind a plus.</summary>
    /// <param name="before">The old text; empty for none.</param>
    /// <param name="after">The new text.</param>
    public static IReadOnlyList<(char Mark, string Line)> Of(string before, string after)
    {
        string[] old = Lines(before), now = Lines(after);
        int start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
        {
            start++;
        }

        int end = 0;
        while (end < old.Length - start && end < now.Length - start && old[old.Length - 1 - end] == now[now.Length - 1 - end])
        {
            end++;
        }

        string[] gone = [.. old.Skip(start).Take(old.Length - start - end)];
        string[] come = [.. now.Skip(start).Take(now.Length - start - end)];
        return
        [
            .. old.Take(start).Select(static l => (' ', l)),
            .. (long)gone.Length * come.Length > MostCells ? gone.Select(static l => ('-', l)).Concat(come.Select(static l => ('+', l))) : Middle(gone, come),
            .. old.Skip(old.Length - end).Select(static l => (' ', l)),
        ];
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Replace("\r\n", "\n").TrimEnd('\n').Split('\n');

    // The longest common subsequence.
    private static IEnumerable<(char Mark, string Line)> Middle(string[] old, string[] now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        (int at, int to) = (0, 0);
        while (at < old.Length || to < now.Length)
        {
            if (at < old.Length && to < now.Length && old[at] == now[to])
            {
                yield return (' ', old[at]);
                (at, to) = (at + 1, to + 1);
            }
            else if (at < old.Length && (to == now.Length || common[at + 1, to] >= common[at, to + 1]))
            {
                yield return ('-', old[at++]);
            }
            else
            {
                yield return ('+', now[to++]);
            }
        }
    }
}
