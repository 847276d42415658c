using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>A story or a specification as its file says it.</summary>
internal sealed class StoryDocument
{
    private static readonly Regex Heading = new(@"^ {0,3}(?<level>#{1,6})(?:\s+(?<title>.*?))?(?:\s+#+)?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex InlineStatus = new(@"^\s*(?:[-*]\s+)?\**(?:Status|Статус)\**\s*:\s*\**\s*(?<status>\S.*?)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private StoryDocument(MarkdownText text) => Markdown = text;

    /// <summary>Gets its lines.</summary>
    public MarkdownText Markdown { get; }

    /// <summary>Gets the form it is written in.</summary>
    public FsRequirementFormat Format { get; private set; }

    /// <summary>Gets its title without the word story and its number.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>Gets the number in its title; null for none.</summary>
    public StoryNumber? TitleNumber { get; private set; }

    /// <summary>Gets its status as it is written; empty where it says none.</summary>
    public string Status { get; private set; } = string.Empty;

    /// <summary>Gets the line of its status; 0 for none.</summary>
    public int StatusLine { get; private set; }

    /// <summary>Gets its front matter; null for none, or for one that is no mapping.</summary>
    public YamlMapping? FrontMatter { get; private set; }

    /// <summary>Gets the sections of all levels, in order.</summary>
    public IReadOnlyList<StorySection> Sections { get; private set; } = [];

    /// <summary>Gets the boxes of the whole document.</summary>
    public IReadOnlyList<MarkdownBox> Boxes { get; private set; } = [];

    /// <summary>Reads a document. Throws on no text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    public static StoryDocument Read(string text)
    {
        StoryDocument read = new(MarkdownText.Read(text));
        read.Sections = [.. FindSections(read.Markdown)];
        read.Boxes = [.. read.Markdown.Lines.Select(MarkdownBox.Of).OfType<MarkdownBox>()];
        read.FrontMatter = read.Markdown.FrontMatter is { } front ? YamlReader.Read(front).Root as YamlMapping : null;
        read.FindTitle();
        read.FindStatus();
        return read;
    }

    /// <summary>The sections of a kind, those of the level that the template has before others.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Sections; what stands in the results of a review is the reviewer's, and none of these.</returns>
    public IReadOnlyList<StorySection> All(StorySectionKind kind)
    {
        StorySection[] found = [.. Sections.Where(s => s.Kind == kind && !IsIn(s, StorySectionKind.QaResults))];
        int level = found.Length == 0 ? 0 : found.Min(static s => Math.Max(2, s.Level));
        return [.. found.Where(s => Math.Max(2, s.Level) == level)];
    }

    /// <summary>The section of a kind; of several the first.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>It; null for none.</returns>
    public StorySection? Find(StorySectionKind kind) => All(kind) is [var first, ..] ? first : null;

    /// <summary>The lines below a heading.</summary>
    /// <param name="section">The section; null for none.</param>
    public IEnumerable<MarkdownLine> Content(StorySection? section) =>
        section is null ? [] : Markdown.Lines.Skip(section.First + 1).Take(section.End - section.First - 1);

    private bool IsIn(StorySection section, StorySectionKind outer) =>
        Sections.Any(s => s.Kind == outer && s.First < section.First && section.End <= s.End);

    private static IEnumerable<StorySection> FindSections(MarkdownText text)
    {
        (int Index, int Level, string Title)[] headings =
        [
            .. text.Lines.Where(static l => l.IsProse)
                .Select(static l => (l.Number - 1, Match: Heading.Match(l.Text)))
                .Where(static h => h.Match.Success)
                .Select(static h => (h.Item1, h.Match.Groups["level"].Length, h.Match.Groups["title"].Value)),
        ];
        for (int i = 0; i < headings.Length; i++)
        {
            (int index, int level, string title) = headings[i];
            int end = headings.Skip(i + 1).Where(h => h.Level <= level).Select(static h => (int?)h.Index).FirstOrDefault() ?? text.Lines.Count;
            yield return new StorySection(SectionNames.KindOf(title), level, title, index, end);
        }
    }

    private void FindTitle()
    {
        string title = Sections.FirstOrDefault(static s => s.Level == 1)?.Title ?? Scalar("title") ?? string.Empty;
        TitleNumber = StoryNumber.In(title);
        Title = StoryTitles.Bare(title);
    }

    private void FindStatus()
    {
        bool isFrozen = Markdown.Lines.Any(static l => l.IsProse && l.Text.TrimStart().StartsWith("<frozen-after-approval", StringComparison.OrdinalIgnoreCase));
        if (FrontMatter?.Find("status") is YamlScalar { IsNull: false } front)
        {
            (Status, StatusLine) = (front.Value, 1 + front.Start.Line);
            Format = FsRequirementFormat.BmadSpec;
        }

        if (isFrozen || Sections.Any(static s => s.Title.Trim().Equals("Spec Change Log", StringComparison.OrdinalIgnoreCase)))
        {
            Format = FsRequirementFormat.BmadSpec;
            return;
        }

        if (Status.Length > 0)
        {
            return;
        }

        if (Find(StorySectionKind.Status) is { } section)
        {
            Format = FsRequirementFormat.BmadV4;
            MarkdownLine? line = Content(section).FirstOrDefault(static l => l.IsProse && Bare(l.Text).Length > 0);
            (Status, StatusLine) = line is null ? (string.Empty, section.First + 1) : (Bare(line.Text), line.Number);
            return;
        }

        int end = Sections.FirstOrDefault(static s => s.Level == 2)?.First ?? Markdown.Lines.Count;
        foreach (MarkdownLine line in Markdown.Lines.Take(end).Where(static l => l.IsProse))
        {
            if (InlineStatus.Match(line.Text) is { Success: true } inline)
            {
                (Status, StatusLine, Format) = (inline.Groups["status"].Value.Trim('*', '`', ' '), line.Number, FsRequirementFormat.BmadV6);
                return;
            }
        }
    }

    private string? Scalar(string key) => FrontMatter?.Find(key) is YamlScalar { IsNull: false } value ? value.Value : null;

    private static string Bare(string line) => line.Trim().TrimStart('-', '>', ' ').Trim('*', '_', '`', ' ');
}
