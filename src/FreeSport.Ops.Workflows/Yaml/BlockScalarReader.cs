using System.Text;

namespace FreeSport.Ops.Workflows.Yaml;

/// <summary>Reads a value that is a block of lines below <c>|</c> or <c>&gt;</c>.</summary>
/// <param name="at">The place of the sign, which moves behind the block.</param>
/// <param name="indent">The indentation of what holds the block; -1 for nothing.</param>
/// <remarks>
/// Blank lines before the first line of text may be indented further than it: GitHub takes them, although YAML 1.2
/// calls them an error.
/// </remarks>
internal sealed class BlockScalarReader(YamlCursor at, int indent)
{
    private readonly StringBuilder _value = new();

    /// <summary>Reads the block.</summary>
    /// <returns>The value.</returns>
    public string Read()
    {
        bool isFolded = at.Current == '>';
        at.Skip();
        (char chomping, int more) = Header();
        int column = more > 0 ? Math.Max(indent, 0) + more : Math.Max(1, Math.Max(indent + 1, FirstTextColumn()));
        int pending = BlankLines(more > 0 ? column : int.MaxValue);
        bool wasText = false;
        bool wasIndented = false;
        while (IsText(column))
        {
            at.Skip(column);
            bool isIndented = at.Current is ' ' or '\t';
            if (wasText && isFolded && !wasIndented && !isIndented)
            {
                Fold(pending);
            }
            else
            {
                _value.Append('\n', pending);
            }

            int start = at.Index;
            at.SkipLine();
            _value.Append(at.Text, start, at.Index - start);
            (wasText, wasIndented) = (true, isIndented);
            pending = 0;
            if (!at.IsEnd)
            {
                at.SkipBreak();
                pending = 1 + BlankLines(column);
            }
        }

        // Of the ends of lines behind the text one is kept, all, or none.
        _value.Append('\n', chomping == '+' ? pending : chomping == '-' || !wasText ? 0 : Math.Min(pending, 1));
        return _value.ToString();
    }

    private (char Chomping, int More) Header()
    {
        char chomping = ' ';
        int more = 0;
        for (; at.Current is '+' or '-' or (>= '0' and <= '9'); at.Skip())
        {
            bool isNew = at.Current is '+' or '-' ? chomping == ' ' : more == 0 && at.Current != '0';
            if (!isNew)
            {
                throw Wrong();
            }

            if (at.Current is '+' or '-')
            {
                chomping = at.Current;
            }
            else
            {
                more = at.Current - '0';
            }
        }

        bool isParted = at.Current is ' ' or '\t';
        at.SkipBlanks();
        if (at.Current == '#' && isParted)
        {
            at.SkipLine();
        }

        if (!at.IsLineEnd)
        {
            throw Wrong();
        }

        if (!at.IsEnd)
        {
            at.SkipBreak();
        }

        return (chomping, more);
    }

    // How far the first line that is not blank is indented; 0 when there is none.
    private int FirstTextColumn()
    {
        int column = 0;
        for (int i = at.Index; i < at.Text.Length; i++)
        {
            switch (at.Text[i])
            {
                case ' ':
                    column++;
                    break;
                case '\n' or '\r':
                    column = 0;
                    break;
                default:
                    return column;
            }
        }

        return 0;
    }

    // Passes over lines that hold nothing, or no more than an indentation; counts them.
    private int BlankLines(int column)
    {
        int count = 0;
        while (!at.IsEnd)
        {
            int i = at.Index;
            while (i < at.Text.Length && at.Text[i] == ' ' && i - at.Index < column)
            {
                i++;
            }

            if (i < at.Text.Length && at.Text[i] is not ('\n' or '\r'))
            {
                return count;
            }

            at.Skip(i - at.Index);
            if (!at.IsEnd)
            {
                at.SkipBreak();
                count++;
            }
        }

        return count;
    }

    private bool IsText(int column)
    {
        if (at.IsEnd || at.IsDocumentMark())
        {
            return false;
        }

        for (int i = 0; i < column; i++)
        {
            if (at.Peek(i) != ' ')
            {
                return false;
            }
        }

        return true;
    }

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

    private YamlFaultException Wrong() => new(YamlProblemKind.Syntax, Message.Of<YamlTexts>(nameof(YamlTexts.YamlBlockHeader)), at.Position);
}
