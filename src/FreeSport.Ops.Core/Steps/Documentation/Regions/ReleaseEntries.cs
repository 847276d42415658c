using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>The region of the releases. What stands in it stays, for notes that somebody gave cannot be made again; what is new comes in, the newest first.</summary>
internal static class ReleaseEntries
{
    /// <summary>How many releases come into a region that has none.</summary>
    public const int MostNew = 20;

    private static readonly Regex Heading = new(@"^(?<marks>#{1,6})[ \t]+(?<name>.+?)(?:[ \t]+\((?<date>\d{4}-\d{2}-\d{2})\))?[ \t]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Bare = new(@"^[^`]{1,20}`(?<commit>[0-9a-f]{7,12})`\.$", RegexOptions.CultureInvariant);

    /// <summary>The lines of the region.</summary>
    /// <param name="existing">What stands in it now.</param>
    /// <param name="level">The level of a release's heading, 2 to 5.</param>
    /// <param name="releases">The releases that are known, the newest first; null where nobody can tell.</param>
    /// <param name="given">A release whose notes somebody gives; null for none.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<string> existing, int level, IReadOnlyList<ReleaseEntry>? releases, ReleaseEntry? given)
    {
        List<ReleaseEntry> entries = Read(existing);
        foreach (ReleaseEntry known in (releases ?? []).Take(MostNew).Select(Written).Reverse())
        {
            int at = entries.FindIndex(e => e.Name == known.Name);
            if (at >= 0)
            {
                entries[at] = entries[at] with { Date = known.Date ?? entries[at].Date, Commit = known.Commit };
            }
            else
            {
                Insert(entries, known);
            }
        }

        if (given is not null)
        {
            given = Written(given);
            int at = entries.FindIndex(e => e.Name == given.Name);
            if (at >= 0)
            {
                entries[at] = entries[at] with { Date = given.Date ?? entries[at].Date, Notes = given.Notes };
            }
            else
            {
                Insert(entries, given);
            }
        }

        List<string> lines = [];
        foreach (ReleaseEntry entry in entries)
        {
            if (lines.Count > 0)
            {
                lines.Add(string.Empty);
            }

            lines.Add(new string('#', level) + " " + entry.Name + (entry.Date is null ? string.Empty : " (" + entry.Date + ")"));
            IReadOnlyList<string> notes = entry.Notes.Count > 0 ? ReleaseNotes.Lines(string.Join("\n", entry.Notes), level)
                : entry.Commit is { Length: > 0 } commit ? [RegionTexts.ReleaseCommit.With(CellText.Code(CommitId.Short(commit)))]
                : [];
            lines.AddRange(notes.Count == 0 ? notes : [string.Empty, .. notes]);
        }

        return lines.Count > 0 ? lines : [RegionTexts.NoReleases];
    }

    /// <summary>The level that headings of releases have in a region: one beneath the heading it stands under.</summary>
    public static int LevelAt(MarkdownPage page, int line) =>
        Math.Min(5, 1 + (page.Headings.LastOrDefault(h => h.Line < line)?.Level ?? 1));

    /// <summary>The releases that a region holds. Headings of notes are always beneath those of releases.</summary>
    private static List<ReleaseEntry> Read(IReadOnlyList<string> lines)
    {
        HashSet<int> headings = new(MarkdownReader.Read(string.Join("\n", lines)).Headings.Select(static h => h.Line));
        (int Line, Match Heading)[] found = [.. lines.Select((l, i) => (i + 1, Heading.Match(l))).Where(h => h.Item2.Success && headings.Contains(h.Item1))];
        int level = found.Select(static f => f.Heading.Groups["marks"].Length).DefaultIfEmpty(1).Min();
        found = [.. found.Where(f => f.Heading.Groups["marks"].Length == level)];
        List<ReleaseEntry> entries = [];
        for (int i = 0; i < found.Length; i++)
        {
            int end = i + 1 < found.Length ? found[i + 1].Line - 1 : lines.Count;
            string[] body = [.. lines.Skip(found[i].Line).Take(end - found[i].Line)];
            string[] said = [.. body.Where(static l => l.Trim().Length > 0)];
            Match? bare = said is [var only] && Bare.Match(only) is { Success: true } match ? match : null;
            Group date = found[i].Heading.Groups["date"];
            entries.Add(new ReleaseEntry(found[i].Heading.Groups["name"].Value, date.Success ? date.Value : null, bare?.Groups["commit"].Value, bare is null && said.Length > 0 ? body : []));
        }

        return entries;
    }

    // Before the first that is older or of no known day.
    private static void Insert(List<ReleaseEntry> entries, ReleaseEntry entry)
    {
        int at = entry.Date is null ? 0 : entries.FindIndex(e => e.Date is null || string.CompareOrdinal(e.Date, entry.Date) <= 0);
        entries.Insert(at < 0 ? entries.Count : at, entry);
    }

    // Its name as it stands in a heading.
    private static ReleaseEntry Written(ReleaseEntry entry) => entry with { Name = CellText.Plain(entry.Name) };
}
