using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>Finds where in a file a character of a value stands: quotes, indentation and folding move it.</summary>
/// <param name="text">The file's text.</param>
internal sealed class TextPlaces(string text)
{
    private static readonly char[] Breaks = ['\n', '\r'];

    private readonly List<int> _valueLines = [];
    private readonly List<(int Value, int Text)> _marks = [];
    private YamlScalar? _remembered;
    private int[]? _lineStarts;

    /// <summary>The place of a character of a value; the value's own place where it cannot be told.</summary>
    public YamlPosition Of(YamlScalar scalar, int offset)
    {
        if (scalar.Style == YamlScalarStyle.Literal)
        {
            return InBlock(scalar, offset);
        }

        int start = ContentStart(scalar);
        if (scalar.Start.Line == scalar.End.Line && Stands(scalar.Value, offset, start + offset))
        {
            return At(start + offset, scalar.Start.Line);
        }

        return AfterMark(scalar, start, offset);
    }

    /// <summary>A line of the file, without its end; empty past the last one.</summary>
    public string Line(int number)
    {
        int[] starts = LineStarts;
        if (number < 1 || number > starts.Length)
        {
            return string.Empty;
        }

        int start = starts[number - 1];
        int end = number < starts.Length ? starts[number] - 1 : text.Length;
        return text.Substring(start, end - start).TrimEnd(Breaks);
    }

    private int[] LineStarts => _lineStarts ??= FindLineStarts();

    // An anchor or a tag may stand before the value.
    private int ContentStart(YamlScalar scalar)
    {
        int at = scalar.Start.Index;
        while (at < scalar.End.Index && at < text.Length && text[at] is '&' or '!')
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return scalar.IsQuoted ? at + 1 : at;
    }

    private bool Stands(string value, int offset, int index) =>
        index < text.Length && (offset >= value.Length || text[index] == value[offset]);

    private YamlPosition InBlock(YamlScalar scalar, int offset)
    {
        Remember(scalar);
        int found = _valueLines.BinarySearch(offset);
        int lines = found < 0 ? ~found - 1 : found;
        int lineStart = _valueLines[lines];
        int number = scalar.Start.Line + 1 + lines;
        if (number > LineStarts.Length)
        {
            return scalar.Start;
        }

        int length = (lines + 1 < _valueLines.Count ? _valueLines[lines + 1] - 1 : scalar.Value.Length) - lineStart;
        int indent = Math.Max(0, Line(number).Length - length);
        return new YamlPosition(LineStarts[number - 1] + indent + offset - lineStart, number, indent + offset - lineStart + 1);
    }

    // Folding and escapes lose the way from the value to the text, but the marks of expressions survive both.
    private YamlPosition AfterMark(YamlScalar scalar, int start, int offset)
    {
        Remember(scalar);
        if (_marks.Count == 0)
        {
            int place = start;
            for (int next = NextMark(scalar.Value, 0); next >= 0; next = NextMark(scalar.Value, next + 1))
            {
                place = text.IndexOf(ExpressionMarks.Open, place, Math.Max(0, Math.Min(scalar.End.Index, text.Length) - place), StringComparison.Ordinal);
                if (place < 0)
                {
                    break;
                }

                _marks.Add((next, place++));
            }
        }

        (int Value, int Text) mark = _marks.FindLast(m => m.Value <= offset);
        if (_marks.Count == 0 || mark.Text == 0)
        {
            return scalar.Start;
        }

        int index = mark.Text + offset - mark.Value;
        bool isStraight = index <= scalar.End.Index && index < text.Length && text.IndexOf('\n', mark.Text, index - mark.Text) < 0;
        return At(isStraight ? index : mark.Text);
    }

    private static int NextMark(string value, int from) => value.IndexOf(ExpressionMarks.Open, from, StringComparison.Ordinal);

    // Findings of one value come together: what was counted for the last one is kept, so that many cost no more than one.
    private void Remember(YamlScalar scalar)
    {
        if (ReferenceEquals(_remembered, scalar))
        {
            return;
        }

        _remembered = scalar;
        _marks.Clear();
        _valueLines.Clear();
        _valueLines.Add(0);
        for (int at = scalar.Value.IndexOf('\n'); at >= 0; at = scalar.Value.IndexOf('\n', at + 1))
        {
            _valueLines.Add(at + 1);
        }
    }

    private YamlPosition At(int index)
    {
        int found = Array.BinarySearch(LineStarts, index);
        return At(index, (found < 0 ? ~found - 1 : found) + 1);
    }

    private YamlPosition At(int index, int line) => new(index, line, Math.Max(1, index - LineStarts[line - 1] + 1));

    // Lines end where YAML ends them, so that these numbers and those of the nodes are the same.
    private int[] FindLineStarts()
    {
        List<int> starts = [0];
        for (int at = text.IndexOfAny(Breaks); at >= 0; at = text.IndexOfAny(Breaks, at + 1))
        {
            bool isHalf = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            if (!isHalf)
            {
                starts.Add(at + 1);
            }
        }

        return [.. starts];
    }
}
