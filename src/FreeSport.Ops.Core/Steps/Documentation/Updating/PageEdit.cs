using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;
using FreeSport.Ops.Core.Steps.Documentation.Regions;

namespace FreeSport.Ops.Core.Steps.Documentation.Updating;

/// <summary>A page while its regions are written.</summary>
internal sealed class PageEdit
{
    private readonly string _shown;
    private readonly string _gitPath;
    private readonly List<FsDocumentationRegion> _changed = [];
    private DocumentationPage _page = null!;

    /// <summary>Initializes a new instance of the <see cref="PageEdit"/> class.</summary>
    /// <param name="text">The page.</param>
    /// <param name="shown">Its path, relative to the project.</param>
    /// <param name="gitPath">Its path, relative to the repository.</param>
    /// <exception cref="Floor.Results.OpsException">Its marks are wrong (<c>DocumentationMarkInvalid</c>).</exception>
    public PageEdit(PageText text, string shown, string gitPath)
    {
        (_shown, _gitPath) = (shown, gitPath);
        Text = text;
        Regions = Read();
    }

    public PageText Text { get; private set; }

    public IReadOnlyList<GeneratedRegion> Regions { get; private set; }

    public IReadOnlyList<FsDocumentationRegion> Changed => _changed;

    /// <summary>Gets the language of the page.</summary>
    public string Language => PageLanguage.Of(_page.Markdown, Regions);

    /// <summary>Gets the table in it that lists workflows and was written by hand; null for none.</summary>
    public MarkdownTable? TableByHand => MarkPlace.ByHand(_page.Markdown, Regions);

    /// <summary>Puts the marks of a region into it.</summary>
    public void AddMarks(FsDocumentationRegion kind, string? after)
    {
        if (Regions.FirstOrDefault(r => r.Kind == kind) is { } there)
        {
            throw RegionFailures.There(_shown, there.Name, there.BeginLine);
        }

        int before = Regions.Count;
        Text = MarkPlace.Insert(Text, _page.Markdown, _shown, kind, after);
        Regions = Read();
        if (Regions.Count != before + 1)
        {
            // The place lies in a block of code or in a comment.
            throw RegionFailures.WouldBreak(_shown);
        }
    }

    /// <summary>Writes what belongs into its regions; what says the same already stays as it is.</summary>
    public void Fill(RegionContent content, ReleaseEntry? release)
    {
        FsDocumentationRegion[] kinds = [.. Regions.Select(static r => r.Kind)];
        foreach (FsDocumentationRegion kind in kinds)
        {
            GeneratedRegion region = Regions.First(r => r.Kind == kind);
            IReadOnlyList<string> now = Text.Between(region.BeginLine, region.EndLine);
            IReadOnlyList<string> lines = content.Lines(region, _page, Regions, now, release);
            string newLine = Text.NewLine(Regions);
            if (RegionContent.IsSame(now, lines) && now.Count > 0 && Text.EndsSo(region.BeginLine, region.EndLine, newLine))
            {
                continue;
            }

            Text = Text.WithBetween(region.BeginLine, region.EndLine, lines, newLine);
            Regions = Read();
            if (!Regions.Select(static r => r.Kind).SequenceEqual(kinds) || Regions.First(r => r.Kind == kind) is var written && written.EndLine - written.BeginLine - 1 != lines.Count)
            {
                // Whatever stands in it would hide a mark or make one.
                throw RegionFailures.WouldBreak(_shown);
            }

            _changed.Add(kind);
        }
    }

    private IReadOnlyList<GeneratedRegion> Read()
    {
        _page = new DocumentationPage(_shown, _gitPath, MarkdownReader.Read(Text.Text));
        PageRegions found = PageRegions.Of(_page.Markdown);
        return found.Faults.Count == 0 ? found.All : throw RegionFailures.Marks(_shown, found.Faults);
    }
}
