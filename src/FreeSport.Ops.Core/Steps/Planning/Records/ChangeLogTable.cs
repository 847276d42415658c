using System.Globalization;
using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Core.Steps.Planning.Records;

/// <summary>The table of a change log.</summary>
internal sealed class ChangeLogTable
{
    private static readonly Regex Separator = new(@"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$", RegexOptions.CultureInvariant);
    private static readonly Regex Day = new(@"\d{4}-\d{2}-\d{2}", RegexOptions.CultureInvariant);

    private readonly MarkdownLine[] _rows;
    private readonly string[] _columns;
    private readonly bool _isFramed;
    private readonly MarkdownLine _separator;

    private ChangeLogTable(MarkdownLine header, MarkdownLine separator, MarkdownLine[] rows)
    {
        (_separator, _rows) = (separator, rows);
        _columns = [.. Cells(header.Text)];
        _isFramed = separator.Text.TrimStart().StartsWith("|", StringComparison.Ordinal);
    }

    /// <summary>The first table among lines.</summary>
    /// <param name="lines">The lines of a section.</param>
    /// <returns>It; null for none.</returns>
    public static ChangeLogTable? Find(IReadOnlyList<MarkdownLine> lines)
    {
        for (int i = 1; i < lines.Count; i++)
        {
            if (lines[i].IsProse && lines[i - 1].IsProse && lines[i].Text.Contains("|", StringComparison.Ordinal) && lines[i - 1].Text.Contains("|", StringComparison.Ordinal) && Separator.IsMatch(lines[i].Text))
            {
                return new ChangeLogTable(lines[i - 1], lines[i], [.. lines.Skip(i + 1).TakeWhile(static l => l.IsProse && l.Text.Contains("|", StringComparison.Ordinal))]);
            }
        }

        return null;
    }

    /// <summary>Gets the line behind which the next row comes: the last, or the head where the newest row stands first.</summary>
    public MarkdownLine Above => _rows.Length == 0 || IsNewestFirst ? _separator : _rows[_rows.Length - 1];

    /// <summary>Whether a row with a description is there already.</summary>
    /// <param name="description">The description, as a cell.</param>
    public bool Has(string description) => _rows.Any(r => Cells(r.Text).Contains(description));

    /// <summary>A row.</summary>
    /// <param name="date">The day.</param>
    /// <param name="version">The version; null for the one after the last.</param>
    /// <param name="description">What changed.</param>
    /// <param name="author">Who.</param>
    public string Row(string date, string? version, string description, string author)
    {
        IEnumerable<string> cells = _columns.Select((column, i) => KindOf(column) switch
        {
            'd' => date,
            'v' => version ?? NextVersion(i),
            'a' => author,
            'c' => description,
            _ => string.Empty,
        });
        string row = string.Join(" | ", cells);
        return _isFramed ? "| " + row + " |" : row;
    }

    private bool IsNewestFirst => _rows.Length > 1 && Day.Match(_rows[0].Text) is { Success: true } first && Day.Match(_rows[_rows.Length - 1].Text) is { Success: true } last
        && string.CompareOrdinal(first.Value, last.Value) > 0;

    private string NextVersion(int column)
    {
        string[] cells = _rows.Length == 0 ? [] : [.. Cells((IsNewestFirst ? _rows[0] : _rows[_rows.Length - 1]).Text)];
        Match last = Regex.Match(cells.Length > column ? cells[column] : string.Empty, @"^(?<head>v?(?:\d+\.)*)(?<tail>\d{1,6})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return last.Success ? last.Groups["head"].Value + (int.Parse(last.Groups["tail"].Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)
            : _rows.Length == 0 ? "1.0" : string.Empty;
    }

    private static char KindOf(string column)
    {
        string name = column.ToLowerInvariant();
        return name.Contains("date", StringComparison.Ordinal) || name.Contains("дата", StringComparison.Ordinal) ? 'd'
            : name.Contains("version", StringComparison.Ordinal) || name.Contains("версия", StringComparison.Ordinal) ? 'v'
            : name.Contains("author", StringComparison.Ordinal) || name.Contains("автор", StringComparison.Ordinal) ? 'a'
            : name.Contains("desc", StringComparison.Ordinal) || name.Contains("change", StringComparison.Ordinal) || name.Contains("описан", StringComparison.Ordinal) || name.Contains("изменен", StringComparison.Ordinal) ? 'c'
            : ' ';
    }

    private static IEnumerable<string> Cells(string row)
    {
        string bare = row.Trim();
        bare = bare.StartsWith("|", StringComparison.Ordinal) ? bare.Substring(1) : bare;
        bare = bare.EndsWith("|", StringComparison.Ordinal) && !bare.EndsWith(@"\|", StringComparison.Ordinal) ? bare.Substring(0, bare.Length - 1) : bare;
        return Regex.Split(bare, @"(?<!\\)\|", RegexOptions.CultureInvariant).Select(static c => c.Trim());
    }
}
