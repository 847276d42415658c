using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>The cells of a table's line, as GitHub cuts them: at every bar that has no backslash before it, in code too.</summary>
internal static class TableCells
{
    private static readonly Regex Delimiter = new(@"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.CultureInvariant);

    public static bool IsDelimiter(string line) => line.IndexOf('-') >= 0 && Delimiter.IsMatch(line);

    public static IReadOnlyList<string> Of(string line)
    {
        string row = line.Trim();
        List<string> cells = [];
        int start = row.StartsWith("|", StringComparison.Ordinal) ? 1 : 0;
        for (int i = start; i < row.Length; i++)
        {
            if (row[i] == '\\')
            {
                i++;
            }
            else if (row[i] == '|')
            {
                cells.Add(row.Substring(start, i - start).Trim());
                start = i + 1;
            }
        }

        if (start < row.Length)
        {
            cells.Add(row.Substring(start).Trim());
        }

        return cells;
    }
}
