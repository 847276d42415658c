using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>A run of text in a page: a paragraph or an item of a list, a heading, a row of a table.</summary>
internal sealed class MarkdownBlock
{
    private static readonly Regex Code = new(@"(?<!`)(?<ticks>`+)(?!`)(?<text>.+?)(?<!`)\k<ticks>(?!`)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly int[] _lineStarts;

    /// <summary>Initializes a new instance of the <see cref="MarkdownBlock"/> class.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="line">The line it begins on, counted from 1.</param>
    /// <param name="lines">Its lines, marks of quotes and lists replaced by blanks, so that columns stay.</param>
    /// <param name="heading">The text of the heading it stands under; empty before the first.</param>
    public MarkdownBlock(MarkdownBlockKind kind, int line, IReadOnlyList<string> lines, string heading)
    {
        Kind = kind;
        Line = line;
        Heading = heading;
        Text = string.Join("\n", lines);
        _lineStarts = new int[lines.Count];
        for (int i = 1; i < lines.Count; i++)
        {
            _lineStarts[i] = _lineStarts[i - 1] + lines[i - 1].Length + 1;
        }

        char[] masked = Text.ToCharArray();
        List<CodeSpan> spans = [];
        foreach (Match match in Code.Matches(Text))
        {
            Group text = match.Groups["text"];
            spans.Add(new CodeSpan(text.Index, text.Value.Trim()));
            for (int i = match.Index; i < match.Index + match.Length; i++)
            {
                masked[i] = masked[i] == '\n' ? '\n' : ' ';
            }
        }

        Masked = new string(masked);
        Spans = spans;
    }

    public MarkdownBlockKind Kind { get; }

    public int Line { get; }

    public string Heading { get; }

    public string Text { get; }

    /// <summary>Gets the text with spans of code replaced by blanks, character for character.</summary>
    public string Masked { get; }

    public IReadOnlyList<CodeSpan> Spans { get; }

    /// <summary>Where a character stands in the file, counted from 1.</summary>
    public (int Line, int Column) PlaceOf(int index)
    {
        int found = Array.BinarySearch(_lineStarts, index);
        int line = found < 0 ? ~found - 1 : found;
        return (Line + line, index - _lineStarts[line] + 1);
    }
}

/// <summary>A span of code in a run of text.</summary>
/// <param name="Index">Where its content begins in the run.</param>
/// <param name="Text">Its content.</param>
internal sealed record CodeSpan(int Index, string Text);

/// <summary>What a run of text is.</summary>
internal enum MarkdownBlockKind
{
    Paragraph,
    Heading,
    Row,
}
