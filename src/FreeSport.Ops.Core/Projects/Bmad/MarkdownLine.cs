namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>One line of a document.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Next">Where the next one begins.</param>
/// <param name="Text">The line without its end.</param>
/// <param name="IsProse">False in code, in comments and in the front matter.</param>
internal sealed record MarkdownLine(int Number, int Start, int Next, string Text, bool IsProse);
