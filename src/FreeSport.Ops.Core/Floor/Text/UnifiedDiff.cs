using System.Text;

namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Writes what is different between two texts as <c>diff -u</c> and git do.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The difference.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new text.</param>
    /// <param name="path">The file's path, with forward slashes.</param>
    /// <returns>The lines with their heads; empty where nothing is different.</returns>
    public static string Of(string before, string after, string path)
    {
        if (before == after)
        {
            return string.Empty;
        }

        IReadOnlyList<(char Mark, string Line)> lines = LineDiff.Of(before, after);
        StringBuilder diff = new();
        diff.Append("--- a/").Append(path).Append('\n').Append("+++ b/").Append(path);
        int i = 0;
        (int old, int now) = (1, 1);
        while (i < lines.Count)
        {
            if (lines[i].Mark == ' ')
            {
                (i, old, now) = (i + 1, old + 1, now + 1);
                continue;
            }

            int from = Math.Max(0, i - Context);
            int to = End(lines, i);
            (int Mark, string Line)[] hunk = [.. lines.Skip(from).Take(to - from).Select(static l => ((int)l.Mark, l.Line))];
            (int oldFrom, int nowFrom) = (old - (i - from), now - (i - from));
            (int oldCount, int nowCount) = (hunk.Count(static l => l.Mark != '+'), hunk.Count(static l => l.Mark != '-'));
            diff.Append(FormattableString.Invariant($"\n@@ -{oldFrom},{oldCount} +{nowFrom},{nowCount} @@"));
            foreach ((int mark, string line) in hunk)
            {
                diff.Append('\n').Append((char)mark).Append(line);
            }

            (old, now, i) = (oldFrom + oldCount, nowFrom + nowCount, to);
        }

        return diff.ToString();
    }

    // Changes that are near enough to share their context are one hunk.
    private static int End(IReadOnlyList<(char Mark, string Line)> lines, int start)
    {
        int last = start;
        for (int i = start; i < lines.Count && i - last <= 2 * Context; i++)
        {
            last = lines[i].Mark == ' ' ? last : i;
        }

        return Math.Min(lines.Count, last + 1 + Context);
    }
}
