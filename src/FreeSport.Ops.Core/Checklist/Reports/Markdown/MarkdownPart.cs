namespace FreeSport.Ops.Core.Checklist.Reports.Markdown;

/// <summary>A part of the report that may be cut between any two of its rows.</summary>
/// <param name="Head">What stands before the first row; the part is left out where not even this and one row have room.</param>
/// <param name="Rows">The rows, each with what ends it; the most important first.</param>
/// <param name="LeftOut">How many rows there are besides.</param>
internal sealed record MarkdownPart(string Head, IReadOnlyList<string> Rows, int LeftOut = 0);
