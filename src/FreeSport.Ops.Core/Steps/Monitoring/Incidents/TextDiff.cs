namespace FreeSport.Ops.Core.Steps.Monitoring.Incidents;

/// <summary>What is different between two texts, line by line.</summary>
internal static class TextDiff
{
    private const int Longest = 3000;

    /// <summary>The lines that go, with a - in front, and those that come, with a +, in order.</summary>
    public static string Of(string before, string after)
    {
        string[] a = Lines(before);
        string[] b = Lines(after);
        int start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
        {
            start++;
        }

        int end = 0;
        while (end < a.Length - start && end < b.Length - start && a[a.Length - 1 - end] == b[b.Length - 1 - end])
        {
            end++;
        }

        string[] gone = [.. a.Skip(start).Take(a.Length - start - end)];
        string[] come = [.. b.Skip(start).Take(b.Length - start - end)];
        return string.Join("\n", gone.Length * (long)come.Length > Longest * (long)Longest
            ? gone.Select(static l => "- " + l).Concat(come.Select(static l => "+ " + l))
            : Middle(gone, come));
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Replace("\r\n", "\n").TrimEnd('\n').Split('\n');

    // The longest common subsequence.
    private static IEnumerable<string> Middle(string[] a, string[] b)
    {
        int[,] common = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        (int x, int y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                (x, y) = (x + 1, y + 1);
            }
            else if (x < a.Length && (y == b.Length || common[x + 1, y] >= common[x, y + 1]))
            {
                yield return "- " + a[x++];
            }
            else
            {
                yield return "+ " + b[y++];
            }
        }
    }
}
