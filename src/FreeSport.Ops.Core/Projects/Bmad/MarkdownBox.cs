using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>A box of a task list.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Mark">Where the character between its brackets stands in the text.</param>
/// <param name="Indent">How far it is indented, in characters.</param>
/// <param name="IsChecked">Whether it is checked.</param>
/// <param name="Text">What it says.</param>
internal sealed record MarkdownBox(int Line, int Mark, int Indent, bool IsChecked, string Text)
{
    private static readonly Regex Box = new(@"^(?<in>\s*(?:>\s?)*)(?:[-*+]|\d{1,9}[.)])\s+\[(?<mark>[ xX])\]\s+(?<text>\S.*)$", RegexOptions.CultureInvariant);

    /// <summary>The box of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>It; null where the line has none, or is no prose.</returns>
    public static MarkdownBox? Of(MarkdownLine line) => line.IsProse && Box.Match(line.Text) is { Success: true } box
        ? new MarkdownBox(line.Number, line.Start + box.Groups["mark"].Index, box.Groups["in"].Length, box.Groups["mark"].Value != " ", box.Groups["text"].Value.Trim())
        : null;
}
