using System.Globalization;
using System.Text;

namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads values that stand on their line: plain and in quotes.</summary>
/// <param name="at">The place, which moves behind the value.</param>
internal sealed class YamlScalarReader(YamlCursor at)
{
    private readonly StringBuilder _value = new();

    /// <summary>Reads a value without quotes; more lines belong to it while they are indented.</summary>
    /// <param name="indent">How far a line must be indented, at least, to go on with it; inside brackets it need not be.</param>
    /// <param name="inFlow">Whether it is inside brackets.</param>
    /// <returns>The value, and where it ends.</returns>
    public (string Value, YamlPosition End) Plain(int indent, bool inFlow)
    {
        int start = at.Index;
        ReadPlainLine(inFlow);
        YamlPosition end = at.Position;
        string first = at.Text.Substring(start, at.Index - start);
        if (!GoesOn(indent, inFlow, out int breaks))
        {
            return (first, end);
        }

        _value.Clear().Append(first);
        do
        {
            Fold(breaks);
            start = at.Index;
            ReadPlainLine(inFlow);
            _value.Append(at.Text, start, at.Index - start);
            end = at.Position;
        }
        while (GoesOn(indent, inFlow, out breaks));

        return (_value.ToString(), end);
    }

    /// <summary>Reads a value in single quotes.</summary>
    public string SingleQuoted()
    {
        YamlPosition start = at.Position;
        at.Skip();
        _value.Clear();
        while (true)
        {
            if (at.Current == '\'')
            {
                at.Skip();
                if (at.Current != '\'')
                {
                    return _value.ToString();
                }
            }

            if (!at.IsLineEnd)
            {
                int from = at.Index;
                at.Skip();
                while (!at.IsLineEnd && at.Current != '\'')
                {
                    at.Skip();
                }

                _value.Append(at.Text, from, at.Index - from);
                continue;
            }

            FoldQuoted(start, '\'', 0, indent: 0);
        }
    }

    /// <summary>Reads a value in double quotes.</summary>
    /// <param name="indent">How far its further lines must be indented, at least.</param>
    public string DoubleQuoted(int indent)
    {
        YamlPosition start = at.Position;
        at.Skip();
        _value.Clear();

        // White space that an escape made is not trimmed where the line ends.
        int kept = 0;
        while (true)
        {
            char c = at.Current;
            if (c == '"')
            {
                at.Skip();
                return _value.ToString();
            }

            if (at.IsLineEnd)
            {
                FoldQuoted(start, '"', kept, indent);
                kept = _value.Length;
            }
            else if (c == '\\')
            {
                Escape(start);
                kept = _value.Length;
            }
            else
            {
                _value.Append(c);
                at.Skip();
            }
        }
    }

    private void ReadPlainLine(bool inFlow)
    {
        int end = at.Index;
        int i = at.Index;
        string text = at.Text;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (c is ' ' or '\t')
            {
                continue;
            }

            if (c is '\n' or '\r'
                || (c == '#' && i > at.Index && text[i - 1] is ' ' or '\t')
                || (c == ':' && (i + 1 >= text.Length || YamlCursor.IsBlank(text[i + 1]) || (inFlow && YamlIndicators.IsFlow(text[i + 1]))))
                || (inFlow && YamlIndicators.IsFlow(c)))
            {
                break;
            }

            end = i + 1;
        }

        at.Skip(end - at.Index);
    }

    // Looks over the end of the line, and goes there where the value goes on.
    private bool GoesOn(int indent, bool inFlow, out int breaks)
    {
        breaks = 0;
        string text = at.Text;
        int i = at.Index;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        if (i >= text.Length || text[i] is not ('\n' or '\r'))
        {
            return false;
        }

        at.Skip(i - at.Index);
        (int Index, int Line, int LineStart) mark = at.Mark();
        while (at.Current is '\n' or '\r')
        {
            at.SkipBreak();
            breaks++;
            at.SkipBlanks();
        }

        bool isComment = at.Current == '#';
        bool isDocument = at.IsDocumentMark();
        bool isFar = inFlow || Indentation() >= indent;
        bool ends = at.IsEnd || isComment || isDocument || !isFar || (inFlow && (YamlIndicators.IsFlow(at.Current) || YamlIndicators.IsValue(at, inFlow: true)));
        if (ends)
        {
            at.Return(mark);
        }

        return !ends;
    }

    // Tabs may part, and do not indent.
    private int Indentation()
    {
        int start = at.Index - at.Column;
        int i = start;
        while (i < at.Index && at.Text[i] == ' ')
        {
            i++;
        }

        return i - start;
    }

    // One end of a line is a space, more are one less.
    private void Fold(int breaks)
    {
        if (breaks == 1)
        {
            _value.Append(' ');
        }
        else
        {
            _value.Append('\n', breaks - 1);
        }
    }

    private void FoldQuoted(YamlPosition start, char quote, int kept, int indent)
    {
        int length = _value.Length;
        while (length > kept && _value[length - 1] is ' ' or '\t')
        {
            length--;
        }

        _value.Length = length;
        int breaks = 0;
        while (!at.IsEnd && at.IsLineEnd)
        {
            at.SkipBreak();
            breaks++;
            if (at.IsDocumentMark())
            {
                break;
            }

            at.SkipBlanks();
        }

        if (at.IsEnd || at.IsDocumentMark() || Indentation() < indent)
        {
            throw new YamlFaultException(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlQuoteOpen), quote.ToString()), start);
        }

        Fold(breaks);
    }

    private void Escape(YamlPosition start)
    {
        YamlPosition place = at.Position;
        char c = at.Peek();
        at.Skip();
        if (at.IsLineEnd)
        {
            if (at.IsEnd)
            {
                throw new YamlFaultException(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlQuoteOpen), "\""), start);
            }

            // The line goes on as if there were no end.
            at.SkipBreak();
            int breaks = 0;
            at.SkipBlanks();
            while (!at.IsEnd && at.IsLineEnd)
            {
                at.SkipBreak();
                breaks++;
                at.SkipBlanks();
            }

            _value.Append('\n', breaks);
            return;
        }

        at.Skip();
        int digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            string hex = at.Text.Substring(at.Index, Math.Min(digits, at.Text.Length - at.Index));
            if (hex.Length < digits || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code) || code > 0x10FFFF)
            {
                throw WrongEscape(c, place);
            }

            at.Skip(digits);
            _value.Append(code > 0xFFFF ? char.ConvertFromUtf32((int)code) : ((char)code).ToString());
            return;
        }

        _value.Append(c switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' or '\t' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001B',
            ' ' or '"' or '/' or '\\' => c,
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => throw WrongEscape(c, place),
        });
    }

    private static YamlFaultException WrongEscape(char c, YamlPosition place) =>
        new(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlEscape), c.ToString()), place);
}
