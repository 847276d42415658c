using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Documentation.Markdown;

/// <summary>Reads a page of GitHub's Markdown. Throws on no text.</summary>
internal sealed class MarkdownReader
{
    private static readonly Regex Container = new(@"^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*", RegexOptions.CultureInvariant);
    private static readonly Regex ListMark = new(@"^\s*(?:>\s?)*\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Fence = new(@"^\s*(?<marks>`{3,}|~{3,})\s*(?<info>.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Atx = new(@"^ {0,3}(?<marks>#{1,6})(?:[ \t]+(?<text>.*?))?(?:[ \t]+#+)?[ \t]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Setext = new(@"^ {0,3}(?<mark>=+|-+)[ \t]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Rule = new(@"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", RegexOptions.CultureInvariant);
    private static readonly Regex HtmlHeading = new(@"<h(?<level>[1-6])\b[^>]*>(?<text>.*?)</h\k<level>>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly string[] _lines;
    private readonly List<MarkdownBlock> _blocks = [];
    private readonly List<MarkdownHeading> _headings = [];
    private readonly List<MarkdownTable> _tables = [];
    private readonly List<MarkdownCode> _code = [];
    private readonly List<MarkdownComment> _comments = [];
    private readonly List<int> _looseRows = [];
    private readonly List<string> _paragraph = [];
    private int _paragraphLine;
    private bool _isQuoteOrList;
    private bool _isInList;
    private string _heading = string.Empty;

    private MarkdownReader(string text) => _lines = Regex.Split(text, "\r\n|\n|\r");

    public static MarkdownPage Read(string text)
    {
        MarkdownReader reader = new(text);
        string[] lines = [.. reader._lines];
        reader.ReadBlocks();
        return new MarkdownPage
        {
            Lines = lines,
            Blocks = reader._blocks,
            Headings = reader._headings,
            Tables = reader._tables,
            Links = [.. reader._blocks.SelectMany(LinkReader.Links)],
            Code = reader._code,
            Comments = reader._comments,
            HtmlAnchors = [.. reader._blocks.SelectMany(LinkReader.Anchors)],
            LooseRows = reader._looseRows,
        };
    }

    private void ReadBlocks()
    {
        int at = FrontMatterEnd();
        while (at < _lines.Length)
        {
            at = ReadOne(at);
        }

        EndParagraph();
    }

    private int FrontMatterEnd()
    {
        if (_lines[0].TrimEnd() != "---")
        {
            return 0;
        }

        int end = Array.FindIndex(_lines, 1, static l => l.TrimEnd() is "---" or "...");
        return end < 0 ? 0 : end + 1;
    }

    // Reads what begins on a line, and tells the line behind it.
    private int ReadOne(int at)
    {
        HideComments(at);
        string line = _lines[at];
        string inner = Inner(line);
        if (line.Trim().Length == 0 || (inner.Trim().Length == 0 && !ListMark.IsMatch(line)))
        {
            EndParagraph();
            return at + 1;
        }

        if (Fence.Match(inner) is { Success: true } fence && !(fence.Groups["marks"].Value[0] == '`' && fence.Groups["info"].Value.IndexOf('`') >= 0))
        {
            EndParagraph();
            return ReadFence(at, fence);
        }

        if (_paragraph.Count == 0 && !_isInList && (line.StartsWith("    ", StringComparison.Ordinal) || line.StartsWith("\t", StringComparison.Ordinal)))
        {
            return ReadIndented(at);
        }

        if (Atx.Match(inner) is { Success: true } atx)
        {
            EndParagraph();
            AddHeading(at, atx.Groups["marks"].Length, atx.Groups["text"].Value, [Blanked(line)]);
            _isInList = ListMark.IsMatch(line);
            return at + 1;
        }

        if (_paragraph.Count > 0 && !_isQuoteOrList && Setext.Match(line) is { Success: true } setext)
        {
            string[] heading = [.. _paragraph];
            int first = _paragraphLine - 1;
            _paragraph.Clear();
            AddHeading(first, setext.Groups["mark"].Value[0] == '=' ? 1 : 2, string.Join(" ", heading.Select(static h => h.Trim())), heading);
            return at + 1;
        }

        if (Rule.IsMatch(inner))
        {
            EndParagraph();
            return at + 1;
        }

        return IsTable(at, inner) ? ReadTable(at) : ReadText(at, line, inner);
    }

    private int ReadText(int at, string line, string inner)
    {
        bool isItem = ListMark.IsMatch(line);
        bool isQuote = line.TrimStart().StartsWith(">", StringComparison.Ordinal);
        if (isItem || (isQuote && _paragraph.Count > 0 && !_isQuoteOrList))
        {
            EndParagraph();
        }

        if (_paragraph.Count == 0)
        {
            _paragraphLine = at + 1;
            _isQuoteOrList = isItem || isQuote;
            _isInList = isItem || (_isInList && line.Length > 0 && char.IsWhiteSpace(line[0]));
            if (inner.TrimStart().StartsWith("|", StringComparison.Ordinal) && at + 1 < _lines.Length && Inner(_lines[at + 1]).TrimStart().StartsWith("|", StringComparison.Ordinal))
            {
                _looseRows.Add(at + 1);
            }
        }

        _paragraph.Add(Blanked(line));
        return at + 1;
    }

    // A header and a line of dashes beneath it; GitHub asks for as many cells in both, which is told where it is not so.
    private bool IsTable(int at, string inner) =>
        _paragraph.Count == 0 && at + 1 < _lines.Length && inner.IndexOf('|') >= 0
        && TableCells.IsDelimiter(Inner(_lines[at + 1])) && Inner(_lines[at + 1]).IndexOf('|') >= 0;

    private int ReadTable(int at)
    {
        IReadOnlyList<string> header = TableCells.Of(Inner(_lines[at]));
        int delimiters = TableCells.Of(Inner(_lines[at + 1])).Count;
        _blocks.Add(new MarkdownBlock(MarkdownBlockKind.Row, at + 1, [Blanked(_lines[at])], _heading));
        List<MarkdownRow> rows = [];
        int next = at + 2;
        for (; next < _lines.Length; next++)
        {
            HideComments(next);
            string line = Inner(_lines[next]);
            bool isOther = line.Trim().Length == 0 || Fence.IsMatch(line) || Atx.IsMatch(line) || Rule.IsMatch(line)
                || ListMark.IsMatch(line) || line.TrimStart().StartsWith(">", StringComparison.Ordinal) || line.TrimStart().StartsWith("<", StringComparison.Ordinal)
                || (ListMark.IsMatch(_lines[next]) && line.IndexOf('|') < 0);
            if (isOther)
            {
                break;
            }

            MarkdownBlock block = new(MarkdownBlockKind.Row, next + 1, [Blanked(_lines[next])], _heading);
            _blocks.Add(block);
            rows.Add(new MarkdownRow(next + 1, TableCells.Of(line), line.IndexOf('|') >= 0, block));
        }

        _tables.Add(new MarkdownTable(at + 1, header, delimiters, rows, _heading));
        return next;
    }

    private int ReadFence(int at, Match fence)
    {
        string marks = fence.Groups["marks"].Value;
        string info = fence.Groups["info"].Value.Trim();
        Regex closing = new($@"^\s*(?:>\s*)*{Regex.Escape(marks.Substring(0, 1))}{{{marks.Length},}}\s*$", RegexOptions.CultureInvariant);
        int end = Array.FindIndex(_lines, at + 1, l => closing.IsMatch(l));
        end = end < 0 ? _lines.Length : end;
        _code.Add(new MarkdownCode(at + 1, info.Split([' ', '\t', '{'], 2)[0], [.. _lines.Skip(at + 1).Take(end - at - 1)], at + 2, IsFenced: true, _heading));
        return end + 1;
    }

    private int ReadIndented(int at)
    {
        int end = at;
        while (end < _lines.Length && (_lines[end].Trim().Length == 0 || _lines[end].StartsWith("    ", StringComparison.Ordinal) || _lines[end].StartsWith("\t", StringComparison.Ordinal)))
        {
            end++;
        }

        _code.Add(new MarkdownCode(at + 1, string.Empty, [.. _lines.Skip(at).Take(end - at)], at + 1, IsFenced: false, _heading));
        return end;
    }

    private void AddHeading(int at, int level, string text, IReadOnlyList<string> lines)
    {
        _headings.Add(new MarkdownHeading(at + 1, level, text));
        _heading = text;
        _blocks.Add(new MarkdownBlock(MarkdownBlockKind.Heading, at + 1, lines, text));
    }

    private void EndParagraph()
    {
        if (_paragraph.Count > 0)
        {
            MarkdownBlock block = new(MarkdownBlockKind.Paragraph, _paragraphLine, [.. _paragraph], _heading);
            _blocks.Add(block);
            foreach (Match heading in HtmlHeading.Matches(block.Masked))
            {
                _headings.Add(new MarkdownHeading(block.PlaceOf(heading.Index).Line, heading.Groups["level"].Value[0] - '0', heading.Groups["text"].Value));
            }
        }

        _paragraph.Clear();
    }

    // A comment is no text of the page; the lines it goes over keep their numbers.
    private void HideComments(int at)
    {
        int from = 0;
        while (_lines[at].IndexOf("<!--", from, StringComparison.Ordinal) is >= 0 and int open)
        {
            int ticks = _lines[at].Substring(0, open).Count(static c => c == '`');
            if (ticks % 2 == 1)
            {
                from = open + 4;
                continue;
            }

            int last = at;
            int close = _lines[at].IndexOf("-->", open + 4, StringComparison.Ordinal);
            while (close < 0 && last + 1 < _lines.Length)
            {
                close = _lines[++last].IndexOf("-->", StringComparison.Ordinal);
            }

            if (close < 0)
            {
                return;
            }

            string text = last == at
                ? _lines[at].Substring(open + 4, close - open - 4)
                : string.Join("\n", [_lines[at].Substring(open + 4), .. _lines.Skip(at + 1).Take(last - at - 1), _lines[last].Substring(0, close)]);
            _comments.Add(new MarkdownComment(at + 1, last + 1, text.Trim()));
            int end = last == at ? close + 3 : _lines[at].Length;
            _lines[at] = _lines[at].Substring(0, open) + new string(' ', end - open) + _lines[at].Substring(end);
            for (int i = at + 1; i <= last; i++)
            {
                int hidden = i == last ? close + 3 : _lines[i].Length;
                _lines[i] = new string(' ', hidden) + _lines[i].Substring(hidden);
            }

            from = open;
        }
    }

    private static string Inner(string line) => line.Substring(Container.Match(line).Length);

    // Columns stay what they are.
    private static string Blanked(string line)
    {
        int marks = Container.Match(line).Length;
        return new string(' ', marks) + line.Substring(marks);
    }
}
