using FreeSport.Ops.Core.Text.Yaml;
using FreeSport.Ops.Core.Workflows.Syntax;

namespace FreeSport.Ops.Core.Workflows.Checking;

/// <summary>Finds where in a file a character of a value stands: quotes, indentation and folding move it.</summary>
/// <param name="text">The file's text.</param>
internal sealed class TextPlaces(string text)
{
    private static readonly char[] Breaks = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

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
        int lines = 0;
        int lineStart = 0;
        for (int i = 0; i < offset; i++)
        {
            if (scalar.Value[i] == '\n')
            {
                lines++;
                lineStart = i + 1;
            }
        }

        int number = scalar.Start.Line + 1 + lines;
        if (number > LineStarts.Length)
        {
            return scalar.Start;
        }

        int lineEnd = scalar.Value.IndexOf('\n', lineStart);
        int length = (lineEnd < 0 ? scalar.Value.Length : lineEnd) - lineStart;
        int indent = Math.Max(0, Line(number).Length - length);
        return new YamlPosition(LineStarts[number - 1] + indent + offset - lineStart, number, indent + offset - lineStart + 1);
    }

    // Folding and escapes lose the way from the value to the text, but the marks of expressions survive both.
    private YamlPosition AfterMark(YamlScalar scalar, int start, int offset)
    {
        int mark = -1;
        int place = start - 1;
        for (int next = scalar.Value.IndexOf(ExpressionMarks.Open, StringComparison.Ordinal);
            next >= 0 && next <= offset;
            next = scalar.Value.IndexOf(ExpressionMarks.Open, next + 1, StringComparison.Ordinal))
        {
            int found = text.IndexOf(ExpressionMarks.Open, place + 1, Math.Max(0, Math.Min(scalar.End.Index, text.Length) - place - 1), StringComparison.Ordinal);
            if (found < 0)
            {
                break;
            }

            (mark, place) = (next, found);
        }

        if (mark < 0)
        {
            return scalar.Start;
        }

        int index = place + offset - mark;
        bool isStraight = index <= scalar.End.Index && index < text.Length && text.IndexOf('\n', place, index - place) < 0;
        return At(isStraight ? index : place);
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
