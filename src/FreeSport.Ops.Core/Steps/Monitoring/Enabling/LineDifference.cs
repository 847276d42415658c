using System.Text;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>What changes between two versions of a file, line by line, as people are used to read it.</summary>
internal static class LineDifference
{
    private const int Context = 2;

    /// <summary>The lines that go and come.</summary>
    /// <param name="before">The old text; empty for none.</param>
    /// <param name="after">The new text.</param>
    /// <returns>The lines, each behind a minus, a plus or a blank, and how many come and go.</returns>
    public static (string Text, int Added, int Removed) Of(string before, string after)
    {
        IReadOnlyList<(char Mark, string Line)> all = LineDiff.Of(before, after);
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
}
