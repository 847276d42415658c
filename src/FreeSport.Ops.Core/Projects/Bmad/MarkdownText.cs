using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects.Bmad;

/// <summary>The lines of a Markdown text, and which of them are prose: a box in a code block is no box, a heading in a comment no heading.</summary>
internal sealed class MarkdownText
{
    private const int CodeIndent = 4;

    private static readonly Regex Fence = new(@"^(?<in>\s*(?:(?:>|[-*+]|\d{1,9}[.)])\s+)*)(?<mark>`{3,}|~{3,})(?<info>.*)$", RegexOptions.CultureInvariant);
    private static readonly Regex Item = new(@"^(?<in>\s*(?:>\s?)*)(?<mark>[-*+]|\d{1,9}[.)])(?<gap>\s+|$)", RegexOptions.CultureInvariant);

    private readonly List<MarkdownLine> _lines = [];
    private readonly Stack<int> _lists = new();
    private bool _isAfterBlank = true;
    private bool _isComment;
    private (char Mark, int Length, int Container)? _fence;

    private MarkdownText(string text) => Text = text;

    /// <summary>Gets the whole text.</summary>
    public string Text { get; }

    /// <summary>Gets its lines.</summary>
    public IReadOnlyList<MarkdownLine> Lines => _lines;

    /// <summary>Gets the number of lines that the front matter takes, with its marks; 0 for none.</summary>
    public int FrontMatterLines { get; private set; }

    /// <summary>Gets the front matter without its marks; null for none.</summary>
    public string? FrontMatter { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, without byte order mark.</param>
    public static MarkdownText Read(string text)
    {
        MarkdownText read = new(text);
        (int Start, int Next, string Text)[] raw = [.. Split(text)];
        read.FindFrontMatter(raw);
        for (int i = 0; i < raw.Length; i++)
        {
            bool isProse = i >= read.FrontMatterLines && read.IsProse(raw[i].Text);
            read._lines.Add(new MarkdownLine(i + 1, raw[i].Start, raw[i].Next, raw[i].Text, isProse));
        }

        return read;
    }

    private static IEnumerable<(int Start, int Next, string Text)> Split(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOfAny(['\r', '\n'], start);
            if (end < 0)
            {
                yield return (start, text.Length, text.Substring(start));
                yield break;
            }

            int next = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
            yield return (start, next, text.Substring(start, end - start));
            start = next;
        }
    }

    private void FindFrontMatter((int Start, int Next, string Text)[] raw)
    {
        if (raw.Length == 0 || raw[0].Text.TrimEnd() != "---")
        {
            return;
        }

        int end = Array.FindIndex(raw, 1, static l => l.Text.TrimEnd() is "---" or "...");
        if (end > 0)
        {
            FrontMatterLines = end + 1;
            FrontMatter = Text.Substring(raw[0].Next, raw[end].Start - raw[0].Next);
        }
    }

    private bool IsProse(string line)
    {
        bool isBlank = line.Trim().Length == 0;
        int indent = IndentOf(line);
        if (_fence is { } fence)
        {
            // A list item that ends ends the code in it, too.
            if (isBlank || indent >= fence.Container)
            {
                string closing = line.Trim().TrimStart('>').Trim();
                if (closing.Length >= fence.Length && closing.All(c => c == fence.Mark))
                {
                    _fence = null;
                }

                return false;
            }

            _fence = null;
        }

        if (_isComment)
        {
            _isComment = line.IndexOf("-->", StringComparison.Ordinal) < 0;
            return false;
        }

        if (isBlank)
        {
            _isAfterBlank = true;
            return true;
        }

        bool isCode = IsIndentedCode(line, indent);
        if (!isCode)
        {
            OpenBlock(line, indent);
        }

        bool isProse = !isCode && _fence is null && !_isComment && !IsWholeComment(line);
        _isAfterBlank = isCode;
        return isProse;
    }

    private bool IsIndentedCode(string line, int indent)
    {
        bool isItem = Item.IsMatch(line);
        if (_isAfterBlank || isItem)
        {
            while (_lists.Count > 0 && indent < _lists.Peek())
            {
                _lists.Pop();
            }
        }

        return indent >= (_lists.Count > 0 ? _lists.Peek() : 0) + CodeIndent && _isAfterBlank;
    }

    private void OpenBlock(string line, int indent)
    {
        Match item = Item.Match(line);
        if (item.Success)
        {
            _lists.Push(indent + item.Groups["mark"].Length + Math.Min(Math.Max(1, item.Groups["gap"].Length), CodeIndent));
        }

        Match fence = Fence.Match(line);
        string mark = fence.Groups["mark"].Value;
        if (fence.Success && !(mark[0] == '`' && fence.Groups["info"].Value.Contains("`", StringComparison.Ordinal)))
        {
            _fence = (mark[0], mark.Length, _lists.Count > 0 && (indent >= _lists.Peek() || item.Success) ? _lists.Peek() : 0);
        }
        else if (line.TrimStart().StartsWith("<!--", StringComparison.Ordinal))
        {
            _isComment = line.IndexOf("-->", StringComparison.Ordinal) < 0;
        }
    }

    private static bool IsWholeComment(string line) => line.Trim() is var bare && bare.StartsWith("<!--", StringComparison.Ordinal) && bare.EndsWith("-->", StringComparison.Ordinal);

    private static int IndentOf(string line)
    {
        int columns = 0;
        foreach (char c in line)
        {
            if (c == '\t')
            {
                columns += CodeIndent - (columns % CodeIndent);
            }
            else if (c == ' ')
            {
                columns++;
            }
            else
            {
                break;
            }
        }

        return columns;
    }
}
