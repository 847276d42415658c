using System.Text;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>What changes between two versions of a file, line by line, as people are used to read it.</summary>
internal static class LineDifference
{
    private const int Context = 2;

    // Above this, the table of common lines would not fit into memory; then the whole file counts as changed.
    private const long MostCells = 16_000_000;

    /// <summary>The lines that go and come.</summary>
    /// <param name="before">The old text; empty for none.</param>
    /// <param name="after">The new text.</param>
    /// <returns>The lines, each behind a minus, a plus or a blank, and how many come and go.</returns>
    public static (string Text, int Added, int Removed) Of(string before, string after)
    {
        string[] old = Lines(before), now = Lines(after);
        List<(char Mark, string Line)> all = (long)old.Length * now.Length > MostCells
            ? [.. old.Select(static l => ('-', l)), .. now.Select(static l => ('+', l))]
            : Compare(old, now);
        StringBuilder text = new();
        int shown = -1;
        for (int i = 0; i < all.Count; i++)
        {
            bool isNear = Enumerable.Range(Math.Max(0, i - Context), Math.Min(all.Count, i + Context + 1) - Math.Max(0, i - Context)).Any(j => all[j].Mark != ' ');
            if (!isNear)
            {
                continue;
            }

            if (shown >= 0 && i > shown + 1)
            {
                text.Append("...\n");
            }

            text.Append(all[i].Mark).Append(' ').Append(all[i].Line).Append('\n');
            shown = i;
        }

        return (text.ToString().TrimEnd('\n'), all.Count(static l => l.Mark == '+'), all.Count(static l => l.Mark == '-'));
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Replace("\r\n", "\n").TrimEnd('\n').Split('\n');

    private static List<(char Mark, string Line)> Compare(string[] old, string[] now)
    {
        int[,] common = new int[old.Length + 1, now.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<(char Mark, string Line)> all = [];
        int at = 0, to = 0;
        while (at < old.Length || to < now.Length)
        {
            if (at < old.Length && to < now.Length && old[at] == now[to])
            {
                all.Add((' ', old[at++]));
                to++;
            }
            else if (at < old.Length && (to == now.Length || common[at + 1, to] >= common[at, to + 1]))
            {
                all.Add(('-', old[at++]));
            }
            else
            {
                all.Add(('+', now[to++]));
            }
        }

        return all;
    }
}
