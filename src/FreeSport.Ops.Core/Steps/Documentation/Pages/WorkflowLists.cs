using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Steps.Documentation.Markdown;

namespace FreeSport.Ops.Core.Steps.Documentation.Pages;

/// <summary>Tables that list workflows.</summary>
internal static class WorkflowLists
{
    private static readonly Regex List = new(@"workflow|файл|file|пайплайн|pipeline", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Whether a table lists workflows: most of its rows begin with one.</summary>
    public static bool IsList(MarkdownTable table) =>
        table.Header.Count > 1 && List.IsMatch(table.Header[0] + " " + table.Heading) && table.Rows.Count(static r => RowMention(r) is not null) is var rows && rows >= 2 && rows * 2 >= table.Rows.Count;

    /// <summary>The workflow that a row of such a table begins with; null for none.</summary>
    public static WorkflowMention? RowMention(MarkdownRow row) =>
        row.Cells.Count > 0 && WorkflowMentions.In(row.Block) is [{ } first, ..] && row.Cells[0].IndexOf(first.File, StringComparison.Ordinal) >= 0 ? first : null;
}
