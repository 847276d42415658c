namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>A page of Markdown, as far as it is asked for: runs of text, headings, tables, links, anchors, blocks of code, marks.</summary>
internal sealed class MarkdownPage
{
    public IReadOnlyList<string> Lines { get; init; } = [];

    public IReadOnlyList<MarkdownBlock> Blocks { get; init; } = [];

    public IReadOnlyList<MarkdownHeading> Headings { get; init; } = [];

    public IReadOnlyList<MarkdownTable> Tables { get; init; } = [];

    public IReadOnlyList<MarkdownLink> Links { get; init; } = [];

    public IReadOnlyList<MarkdownCode> Code { get; init; } = [];

    /// <summary>Gets the comments, without the signs around them.</summary>
    public IReadOnlyList<MarkdownComment> Comments { get; init; } = [];

    /// <summary>Gets the anchors that elements of HTML bring, as they are written.</summary>
    public IReadOnlyList<string> HtmlAnchors { get; init; } = [];

    /// <summary>Gets the lines that look like rows of a table and are none, each the first of its group.</summary>
    public IReadOnlyList<int> LooseRows { get; init; } = [];
}

/// <summary>A heading.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text as written, without the marks of a heading.</param>
internal sealed record MarkdownHeading(int Line, int Level, string Text);

/// <summary>A link or an image.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Target">Where it leads, as written.</param>
/// <param name="Text">What is shown.</param>
/// <param name="IsImage">Whether it is an image.</param>
internal sealed record MarkdownLink(int Line, int Column, string Target, string Text, bool IsImage);

/// <summary>A block of code.</summary>
/// <param name="Line">The line of its fence, or its first line where it has none, counted from 1.</param>
/// <param name="Language">What the fence says; empty where it says nothing.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="FirstLine">The line of the first of them.</param>
/// <param name="IsFenced">Whether it has a fence.</param>
/// <param name="Heading">The text of the heading it stands under.</param>
internal sealed record MarkdownCode(int Line, string Language, IReadOnlyList<string> Lines, int FirstLine, bool IsFenced, string Heading);

/// <summary>A comment.</summary>
/// <param name="Line">The line it begins on, counted from 1.</param>
/// <param name="EndLine">The line it ends on.</param>
/// <param name="Text">Its text.</param>
internal sealed record MarkdownComment(int Line, int EndLine, string Text);

/// <summary>A table.</summary>
/// <param name="Line">The line of its header, counted from 1.</param>
/// <param name="Header">The cells of the header.</param>
/// <param name="Delimiters">How many cells the line beneath has; where it is another number, GitHub shows no table.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Heading">The text of the heading it stands under.</param>
internal sealed record MarkdownTable(int Line, IReadOnlyList<string> Header, int Delimiters, IReadOnlyList<MarkdownRow> Rows, string Heading);

/// <summary>A row of a table.</summary>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="HasPipe">Whether it was written as a row, not as text beneath a table.</param>
/// <param name="Block">Its text, for links and spans of code.</param>
internal sealed record MarkdownRow(int Line, IReadOnlyList<string> Cells, bool HasPipe, MarkdownBlock Block);
