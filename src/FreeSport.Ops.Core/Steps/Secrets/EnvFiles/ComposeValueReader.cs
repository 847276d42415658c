namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads values as Docker Compose does: first quotes and escapes, then what <c>$</c> refers to.</summary>
/// <remarks>
/// Source: Docker's documentation, "Syntax for environment files".
/// </remarks>
/// <param name="text">The file.</param>
/// <param name="references">What names stand for.</param>
/// <param name="warn">Takes what other readers would make of it.</param>
internal sealed class ComposeValueReader(EnvText text, EnvReferences references, Action<string> warn) : EnvValueReader(text, warn)
{
    private const int LongestOctal = 3;

    /// <inheritdoc/>
    protected override bool SkipBlanks()
    {
        int start = Text.At;
        while (!Text.IsLineOver && Text.Next is ' ' or '\t' or '\v' or '\f' or '\u0085' or '\u00A0')
        {
            Text.At++;
        }

        return Text.At > start;
    }

    /// <inheritdoc/>
    protected override void ReadPlain(CharBuffer value, bool afterBlank)
    {
        if (afterBlank && !Text.IsLineOver && Text.Next == '#')
        {
            // The documentation takes that for a comment, the program for the value.
            throw Text.Invalid(SecretsTexts.EnvHashAfterBlank);
        }

        using CharBuffer raw = new();
        while (!Text.IsLineOver && !(Text.Next == ' ' && Text.AfterNext == '#'))
        {
            raw.Add(Text.Take());
        }

        raw.TrimEnd();
        Replace(raw, value);
    }

    /// <inheritdoc/>
    protected override void ReadInside(char quote, CharBuffer value)
    {
        using CharBuffer raw = new();
        CharBuffer target = quote == '"' ? raw : value;
        int line = Text.Line;
        while (!Text.IsOver && Text.Next != quote)
        {
            if (Text.TakeLineEnd())
            {
                target.Add('\n');
            }
            else if (Text.Next == '\\')
            {
                ReadEscape(quote, target);
            }
            else
            {
                target.Add(Text.Take());
            }
        }

        if (quote == '"')
        {
            Replace(raw, value, line);
        }
    }

    private static char? Escaped(char character) => character switch
    {
        '\\' => '\\',
        'a' => '\a',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        _ => null,
    };

    private void ReadEscape(char quote, CharBuffer value)
    {
        Text.At++;
        if (Text.IsOver || Text.Next is '\r' or '\n')
        {
            value.Add('\\');
            return;
        }

        char next = Text.Take();
        if (next == quote)
        {
            value.Add(quote);
        }
        else if (quote == '"' && next == '$')
        {
            // Protected as Compose protects it, so that it survives what comes second.
            value.Add("$$");
        }
        else if (quote == '"' && next == '0')
        {
            ReadOctal(value);
        }
        else if (quote == '"' && Escaped(next) is { } meant)
        {
            value.Add(meant);
        }
        else
        {
            value.Add('\\');
            value.Add(next);
        }
    }

    // \0 and exactly three octal digits are a character; of anything else Compose leaves out the 0.
    private void ReadOctal(CharBuffer value)
    {
        int start = Text.At;
        int number = 0;
        bool isOctal = true;
        while (!Text.IsOver && Text.At - start < LongestOctal && Text.Next is >= '0' and <= '9')
        {
            isOctal &= Text.Next < '8';
            number = (number * 8) + (Text.Take() - '0');
        }

        if (isOctal && Text.At - start == LongestOctal && number <= byte.MaxValue)
        {
            value.Add((char)number);
        }
        else
        {
            value.Add('\\');
            Text.CopyTo(value, start);
        }
    }

    private void Replace(CharBuffer raw, CharBuffer value, int? line = null)
    {
        if (new ComposeInterpolation(references).Add(raw, value) is { } mistake)
        {
            throw Text.Invalid(line ?? Text.Line, mistake);
        }
    }
}
