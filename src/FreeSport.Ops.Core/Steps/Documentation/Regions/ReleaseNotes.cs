using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The notes of a release, made safe to stand in a page: line ends of any kind, headings beneath that of the release, nothing that runs on behind them.</summary>
internal static class ReleaseNotes
{
    private static readonly Regex Break = new("\r\n|\n|\r", RegexOptions.CultureInvariant);
    private static readonly Regex Control = new(@"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]", RegexOptions.CultureInvariant);
    private static readonly Regex Fence = new(@"^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*\s*(?<marks>`{3,}|~{3,})(?<info>.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Heading = new(@"^(?<indent> {0,3})(?<marks>#{1,6})(?=[ \t]|$)", RegexOptions.CultureInvariant);

    // Comments, and elements in which GitHub reads on to the end of the page where they are not closed.
    private static readonly Regex Opening = new(@"<(?=!|\?|/?(?:script|pre|style|textarea)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The lines of notes.</summary>
    /// <param name="text">The notes.</param>
    /// <param name="level">The level of the release's own heading.</param>
    public static IReadOnlyList<string> Lines(string text, int level)
    {
        List<(string Line, bool IsText)> lines = [];
        string? open = null;
        foreach (string line in Break.Split(text).Select(static l => Control.Replace(l, string.Empty).TrimEnd()))
        {
            if (open is not null)
            {
                lines.Add((line, false));
                open = Regex.IsMatch(line, $@"^\s*(?:>\s*)*{Regex.Escape(open.Substring(0, 1))}{{{open.Length},}}\s*$") ? null : open;
            }
            else if (Fence.Match(line) is { Success: true } fence && !(fence.Groups["marks"].Value[0] == '`' && fence.Groups["info"].Value.IndexOf('`') >= 0))
            {
                lines.Add((line, false));
                open = fence.Groups["marks"].Value;
            }
            else
            {
                lines.Add((Opening.Replace(line, "&lt;"), true));
            }
        }

        if (open is not null)
        {
            lines.Add((open, false));
        }

        int highest = lines.Where(static l => l.IsText).Select(static l => Heading.Match(l.Line)).Where(static m => m.Success).Select(static m => m.Groups["marks"].Length).DefaultIfEmpty(7).Min();
        int down = Math.Max(0, level + 1 - highest);
        string[] all = [.. lines.Select(l => l.IsText ? Heading.Replace(l.Line, m => m.Groups["indent"].Value + new string('#', Math.Min(6, m.Groups["marks"].Length + down))) : l.Line)];
        return [.. all.SkipWhile(static l => l.Length == 0).Reverse().SkipWhile(static l => l.Length == 0).Reverse()];
    }
}
