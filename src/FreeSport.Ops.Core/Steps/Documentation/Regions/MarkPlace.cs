using FreeSport.Ops.Core.Steps.Documentation.Markdown;
using FreeSport.Ops.Core.Steps.Documentation.Pages;

namespace FreeSport.Ops.Core.Steps.Documentation.Regions;

/// <summary>Puts the marks of a region into a page: behind a heading, or at the end.</summary>
internal static class MarkPlace
{
    /// <summary>The page with the marks of a region in it.</summary>
    /// <param name="text">The page.</param>
    /// <param name="page">What it says.</param>
    /// <param name="shown">Its path, for messages.</param>
    /// <param name="kind">The region.</param>
    /// <param name="after">The heading; null for the end of the page.</param>
    /// <exception cref="Floor.Results.OpsException">There is no such heading or several (<c>DocumentationHeadingNotFound</c>).</exception>
    public static PageText Insert(PageText text, MarkdownPage page, string shown, FsDocumentationRegion kind, string? after)
    {
        string name = GeneratedRegion.NameOf(kind);
        string[] marks = [$"<!-- fsops:begin {name} -->", $"<!-- fsops:end {name} -->"];
        string newLine = text.NewLine([]);
        if (after is not null)
        {
            int line = LineBehind(page, shown, after);
            bool isFollowed = line < text.Count && text.Line(line + 1).Trim().Length > 0;
            return text.WithBehind(line, [string.Empty, .. marks, .. isFollowed ? [string.Empty] : Array.Empty<string>()], newLine);
        }

        // A page that ends with a line end has an empty last line.
        bool isEmpty = text.Text.Trim().Length == 0;
        bool endsBlank = text.Count > 1 && text.Line(text.Count - 1).Trim().Length == 0;
        return text.WithBehind(text.Count, isEmpty || (text.Line(text.Count).Length == 0 && endsBlank) ? marks : [string.Empty, .. marks], newLine);
    }

    /// <summary>The table in a page that lists workflows and was written by hand; null for none.</summary>
    public static MarkdownTable? ByHand(MarkdownPage page, IReadOnlyList<GeneratedRegion> regions) =>
        page.Tables.FirstOrDefault(t => WorkflowLists.IsList(t) && !regions.Any(r => r.Holds(t.Line)));

    // An underlined heading ends a line later.
    private static int LineBehind(MarkdownPage page, string shown, string after)
    {
        MarkdownHeading[] found = [.. page.Headings.Where(h => Is(h.Text, after))];
        if (found.Length == 0)
        {
            throw RegionFailures.Heading(shown, after, page.Headings.Count == 0 ? "-" : string.Join(", ", page.Headings.Select(static h => "'" + h.Text.Trim() + "'").Take(12)));
        }

        if (found.Length > 1)
        {
            throw RegionFailures.Headings(shown, after, string.Join(", ", found.Select(static h => h.Line)));
        }

        bool isUnderlined = !page.Lines[found[0].Line - 1].TrimStart(' ', '>').StartsWith("#", StringComparison.Ordinal) && page.Lines[found[0].Line - 1].IndexOf("</h", StringComparison.OrdinalIgnoreCase) < 0;
        int line = found[0].Line;
        while (isUnderlined && line < page.Lines.Count && page.Lines[line].Trim().Trim('=').Length > 0 && page.Lines[line].Trim().Trim('-').Length > 0)
        {
            line++;
        }

        return isUnderlined ? line + 1 : line;
    }

    private static bool Is(string heading, string asked) =>
        heading.Trim().Equals(asked.Trim().TrimStart('#').Trim(), StringComparison.OrdinalIgnoreCase) || HeadingSlugs.Slug(heading) == HeadingSlugs.Slug(asked.Trim().TrimStart('#').Trim());
}
