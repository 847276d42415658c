using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Deployment.Releases;

/// <summary>The list of releases that a project's CI keeps: a heading with the time, and under it <c>- TAG=</c> and <c>- NAME_IMAGE=</c>.</summary>
/// <param name="Entries">The releases, the newest first.</param>
/// <param name="Broken">How many headings have no release under them that can be read.</param>
internal sealed record ChangeLog(IReadOnlyList<ChangeLogEntry> Entries, int Broken)
{
    private static readonly Regex Heading = new(@"\A##\s+(?<at>\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?)\s*\z", RegexOptions.CultureInvariant);
    private static readonly Regex Row = new(@"\A\s*[-*]\s+(?<name>[A-Z][A-Z0-9_]*)=(?<value>\S+)\s*\z", RegexOptions.CultureInvariant);

    /// <summary>Reads the document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="isTag">Whether a text can be the tag of an image.</param>
    public static ChangeLog Read(string text, Func<string, bool> isTag)
    {
        List<ChangeLogEntry> entries = [];
        int broken = 0;
        string? at = null;
        Dictionary<string, string> rows = [];
        foreach (string line in text.Split('\n').Select(static l => l.TrimEnd('\r')).Append("## end"))
        {
            if (line.StartsWith("##", StringComparison.Ordinal))
            {
                if (at is not null)
                {
                    broken += Add(entries, at, rows, isTag) ? 0 : 1;
                }

                at = Heading.Match(line) is { Success: true } heading ? heading.Groups["at"].Value : null;
                broken += at is null && line != "## end" ? 1 : 0;
                rows = [];
            }
            else if (Row.Match(line) is { Success: true } row)
            {
                rows[row.Groups["name"].Value] = row.Groups["value"].Value;
            }
        }

        return new ChangeLog([.. entries.OrderByDescending(static e => e.At)], broken);
    }

    private static bool Add(List<ChangeLogEntry> entries, string at, Dictionary<string, string> rows, Func<string, bool> isTag)
    {
        bool isRead = DateTime.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime when);
        if (!isRead || !rows.TryGetValue("TAG", out string? tag) || !isTag(tag))
        {
            return false;
        }

        entries.Add(new ChangeLogEntry(when, tag, [.. rows.Where(static r => r.Key.EndsWith("_IMAGE", StringComparison.Ordinal)).Select(static r => r.Value)]));
        return true;
    }
}
