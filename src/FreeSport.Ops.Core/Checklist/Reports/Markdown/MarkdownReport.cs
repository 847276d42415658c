using System.Text;

using FreeSport.Ops.Core.Checklist.Reports.Content;

namespace FreeSport.Ops.Core.Checklist.Reports.Markdown;

/// <summary>The report as GitHub's Markdown, no longer than the place that it is for takes.</summary>
internal static class MarkdownReport
{
    /// <summary>How many characters a comment may have. GitHub counts code points; UTF-16 is never fewer.</summary>
    public const int LongestComment = 65_536;

    // A comment is read by people: what is longer than this is for other forms.
    private const int MostRowsOfComment = 100;

    // Room for the sentence at the end that says what was left out.
    private const int Reserve = 600;

    /// <summary>The mark that a comment of ours begins with.</summary>
    /// <param name="content">The report: each project and environment has a comment of its own.</param>
    public static string Mark(ReportContent content) => "<!-- freesport-ops:report " + Uri.EscapeDataString(content.ProjectKey).Replace("-", "%2D") + " " + Uri.EscapeDataString(content.Environment).Replace("-", "%2D") + " -->";

    /// <summary>The report with its mark, as long as a comment may be.</summary>
    /// <param name="content">What it tells.</param>
    public static string Comment(ReportContent content) => Mark(content) + "\n" + Write(content, LongestComment - Mark(content).Length - 1, static text => text.Length, MostRowsOfComment);

    /// <summary>Writes it.</summary>
    /// <param name="content">What it tells.</param>
    /// <param name="limit">How long it may be.</param>
    /// <param name="measure">How long a text is, in the unit of the limit.</param>
    /// <param name="mostRows">How many rows a part may have, whatever room there is.</param>
    public static string Write(ReportContent content, long limit, Func<string, int> measure, int mostRows)
    {
        string title = "## " + MarkdownText.Cell(ReportTexts.Title.With(content.Environment, content.Project)) + "\n\n" + MarkdownParts.Summary(content) + "\n";
        StringBuilder text = new(title);
        long left = limit - measure(title) - Reserve;
        long cut = 0;
        bool hasEnded = false;
        foreach (MarkdownPart part in new MarkdownParts(content, mostRows).All())
        {
            int fitting = 0;
            long needed = measure(part.Head);
            while (!hasEnded && fitting < part.Rows.Count && needed + measure(part.Rows[fitting]) <= left)
            {
                needed += measure(part.Rows[fitting++]);
            }

            cut += part.LeftOut + part.Rows.Count - fitting;
            if (fitting > 0)
            {
                text.Append(part.Head).Append(string.Concat(part.Rows.Take(fitting)));
                left -= needed;
            }

            // What comes later is less important: it does not take the room of what had none.
            hasEnded |= fitting < part.Rows.Count;
        }

        if (cut > 0)
        {
            text.Append('\n').Append(ReportTexts.MarkdownCut.With(cut)).Append('\n');
        }

        return text.Append('\n').Append(ReportTexts.Footer.With(MarkdownText.Cell(content.Version))).Append('\n').ToString();
    }
}
