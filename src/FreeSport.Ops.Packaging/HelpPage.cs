using Markdig;
using Markdig.Syntax;

namespace FreeSport.Ops.Packaging;

/// <summary>One Markdown help source, cut at its headings.</summary>
/// <param name="Title">The first heading.</param>
/// <param name="Sections">What stands under each further heading, in order; the text before the first is under the title.</param>
internal sealed record HelpPage(string Title, IReadOnlyList<HelpSection> Sections)
{
    public static HelpPage Read(string markdown)
    {
        MarkdownDocument document = Markdown.Parse(markdown);
        List<HelpSection> sections = [];
        foreach (Block block in document)
        {
            string text = markdown.Substring(block.Span.Start, block.Span.Length);
            if (block is HeadingBlock heading)
            {
                sections.Add(new HelpSection(heading.Level, text.TrimStart('#').Trim()));
            }
            else if (sections.Count > 0)
            {
                bool isCode = block is FencedCodeBlock;
                sections[^1].Blocks.Add((isCode, isCode ? ((FencedCodeBlock)block).Lines.ToString() : Plain(block is ParagraphBlock ? Unwrapped(text) : text)));
            }
        }

        return new HelpPage(sections.Count > 0 ? sections[0].Heading : string.Empty, sections);
    }

    /// <summary>The paragraphs under a heading.</summary>
    public IReadOnlyList<string> Paragraphs(string heading) =>
        [.. Sections.Where(s => s.Heading == heading).SelectMany(static s => s.Blocks).Select(static b => b.Text)];

    /// <summary>The sections one level below a heading, until the next heading of its level.</summary>
    public IEnumerable<HelpSection> Below(string heading) =>
        Sections.SkipWhile(s => s.Heading != heading).Skip(1).TakeWhile(static s => s.Level > 2);

    // PowerShell wraps help to the width it has; the lines of the source would be broken once more.
    private static string Unwrapped(string text) => text.ReplaceLineEndings(" ");

    // Help is shown as plain text: emphasis and code marks would only stand in the way.
    private static string Plain(string text) => text.Replace("**", string.Empty).Replace("`", string.Empty).ReplaceLineEndings("\n");
}
