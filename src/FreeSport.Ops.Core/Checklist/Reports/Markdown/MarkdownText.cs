using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Markdown;

/// <summary>Texts of somebody else's as GitHub shows them letter by letter: no markup, no mention, no reference, no link.</summary>
internal static class MarkdownText
{
    private const int LongestCell = 300;

    // A space of no width: GitHub looks for mentions and references after it has read Markdown's own escapes.
    private const string Apart = "&#8203;";

    /// <summary>A text within a line, as in the cell of a table.</summary>
    /// <param name="text">Any text; null for none.</param>
    public static string Cell(string? text)
    {
        string line = Words.Cut(VisibleText.Line(text), LongestCell);
        StringBuilder escaped = new(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '@' or '#' => escaped.Append(c).Append(Apart),
                ':' when Follows(line, i, "//") => escaped.Append(':').Append(Apart),
                '.' when i >= 3 && line.Substring(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => escaped.Append(Apart).Append('.'),
                '-' when i >= 2 && line.Substring(i - 2, 2).Equals("GH", StringComparison.OrdinalIgnoreCase) => escaped.Append('-').Append(Apart),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' or '!' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A text that is shown as it is to be typed, on lines of its own.</summary>
    /// <param name="text">The text.</param>
    public static string Fenced(string text)
    {
        string visible = VisibleText.Of(text).Trim('\n');
        string fence = new('`', Math.Max(3, LongestRun(visible) + 1));
        return fence + "powershell\n" + visible + "\n" + fence;
    }

    /// <summary>A text that leads somewhere; the text alone where the address is none that a reader should open.</summary>
    /// <param name="address">The address.</param>
    /// <param name="text">The text, which is escaped.</param>
    public static string Link(string? address, string text) =>
        SafeLink.Of(address) is { } safe ? "[" + Cell(text) + "](" + safe.Replace("(", "%28").Replace(")", "%29").Replace("|", "%7C") + ")" : Cell(text);

    private static bool Follows(string line, int at, string what) => string.CompareOrdinal(line, at + 1, what, 0, what.Length) == 0;

    private static int LongestRun(string text)
    {
        int longest = 0;
        int run = 0;
        foreach (char c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
