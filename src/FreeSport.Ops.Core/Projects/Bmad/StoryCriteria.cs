using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>Reads the acceptance criteria of a document, in the forms that people write them.</summary>
internal static class StoryCriteria
{
    private static readonly Regex Item = new(@"^(?<in>\s*)(?:(?<number>\d{1,3})[.)]|[-*+])\s+(?:\[(?<mark>[ xX])\]\s+)?(?<text>\S.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Named = new(@"^\s*(?:#{3,6}\s+)?[*_]*(?:AC|КП)[-\s#]?(?<number>\d{1,3}(?:\.\d{1,3})?)\b[*_]*\s*[:.)\-–—|]?[*_]*\s*(?<text>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Row = new(@"^\s*\|\s*[*_]*(?:AC[-\s#]?)?(?<number>\d{1,3})[*_]*\s*\|(?<text>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Given = new(@"^\s*[*_]*(?:Given|Дано|Если)[*_]*[\s:,]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    private static readonly Regex Label = new(@"^\s*\*\*(?<name>[^*]+?):?\*\*:?\s*$", RegexOptions.CultureInvariant);

    /// <summary>The criteria of a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Criteria in order; none where it has no such section.</returns>
    public static IReadOnlyList<FsCriterion> Of(StoryDocument document)
    {
        MarkdownLine[] lines = Lines(document);
        FsCriterion[] rows = [.. lines.Where(static l => l.IsProse).Select(static l => (l, Row.Match(l.Text))).Where(static r => r.Item2.Success).Select(static r => One(r.l, r.Item2, ends: '|'))];
        if (rows.Length > 0)
        {
            return rows;
        }

        List<FsCriterion> found = Items(lines);
        return found.Count > 0 ? found : Paragraphs(lines);
    }

    // A specification has them below a label, in the section of its tasks.
    private static MarkdownLine[] Lines(StoryDocument document)
    {
        if (document.Find(StorySectionKind.Criteria) is { } section)
        {
            return [.. document.Content(section)];
        }

        bool isInside = false;
        List<MarkdownLine> lines = [];
        foreach (MarkdownLine line in document.Content(document.Find(StorySectionKind.Tasks)))
        {
            if (line.IsProse && Label.Match(line.Text) is { Success: true } label)
            {
                isInside = SectionNames.KindOf(label.Groups["name"].Value) == StorySectionKind.Criteria;
            }
            else if (isInside)
            {
                lines.Add(line);
            }
        }

        return [.. lines];
    }

    private static List<FsCriterion> Items(MarkdownLine[] lines)
    {
        List<FsCriterion> found = [];
        int indent = int.MaxValue;
        bool isOpen = false;
        foreach (MarkdownLine line in lines.Where(static l => l.IsProse))
        {
            Match item = Item.Match(line.Text);
            if (item.Success && item.Groups["in"].Length <= indent)
            {
                indent = item.Groups["in"].Length;
                FsCriterion one = One(line, item);
                if (Named.Match(item.Groups["text"].Value) is { Success: true } named)
                {
                    (one.Number, one.Text) = (named.Groups["number"].Value, Plain(named.Groups["text"].Value));
                }

                found.Add(one);
                isOpen = true;
            }
            else if (line.Text.Trim().Length == 0 || item.Success || line.Text.TrimStart().StartsWith("#", StringComparison.Ordinal))
            {
                isOpen = false;
            }
            else if (isOpen)
            {
                FsCriterion last = found[found.Count - 1];
                last.Text = (last.Text + " " + Plain(line.Text)).Trim();
            }
        }

        // Headings that name them stand above lists of details.
        FsCriterion[] headed = [.. lines.Where(static l => l.IsProse && !Item.IsMatch(l.Text)).Select(static l => (l, Named.Match(l.Text))).Where(static n => n.Item2.Success).Select(static n => One(n.l, n.Item2))];
        return headed.Length > 0 && (found.Count == 0 || headed[0].Line < found[0].Line) ? [.. headed] : found;
    }

    // Given, when, then without a list: each given begins one.
    private static List<FsCriterion> Paragraphs(MarkdownLine[] lines)
    {
        List<FsCriterion> found = [];
        foreach (MarkdownLine line in lines.Where(static l => l.IsProse && l.Text.Trim().Length > 0))
        {
            if (Given.IsMatch(line.Text))
            {
                found.Add(new FsCriterion { Text = Plain(line.Text), Line = line.Number });
            }
            else if (found.Count > 0)
            {
                found[found.Count - 1].Text += " " + Plain(line.Text);
            }
        }

        return found;
    }

    private static FsCriterion One(MarkdownLine line, Match match, char ends = ' ') => new()
    {
        Number = match.Groups["number"].Value,
        Text = Plain(match.Groups["text"].Value.Trim().TrimEnd(ends)),
        IsChecked = match.Groups["mark"].Success ? match.Groups["mark"].Value != " " : null,
        Line = line.Number,
    };

    private static string Plain(string text) => text.Trim().TrimStart('*').Trim();
}
