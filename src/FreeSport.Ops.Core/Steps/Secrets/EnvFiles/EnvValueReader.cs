namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads one value. On <c>$</c>, backslashes and what stands beside quotes the readers of such files disagree.</summary>
/// <remarks>
/// Source: Docker Compose, "Syntax for environment files" and "Interpolation"; the POSIX shell, "Quoting". Where a shell
/// would run something or expand more than a name, the file is refused: a value that is nearly right is worse.
/// </remarks>
/// <param name="text">The file; it stands after the name's <c>=</c>.</param>
/// <param name="dialect">How it is read where readers disagree.</param>
/// <param name="name">The name, for messages.</param>
/// <param name="add">Adds what a name stands for; false when that is nothing.</param>
/// <param name="warn">Takes what other readers would make of it.</param>
internal sealed class EnvValueReader(EnvText text, FsDotEnvDialect dialect, string name, Func<string, CharBuffer, bool> add, Action<string> warn)
{
    private bool IsShell => dialect == FsDotEnvDialect.Shell;

    public void Read(CharBuffer value)
    {
        bool afterBlank = text.SkipBlanks();
        if (!text.IsLineOver && text.Next is '"' or '\'')
        {
            ReadQuoted(value, text.Take());
            bool isApart = text.SkipBlanks();
            if (!text.IsLineOver && !(text.Next == '#' && (isApart || !IsShell)))
            {
                throw text.Invalid(SecretsTexts.EnvAfterQuote.With(name));
            }
        }
        else
        {
            ReadPlain(value, afterBlank);
        }

        text.SkipLine();
    }

    private void ReadPlain(CharBuffer value, bool afterBlank)
    {
        if (!afterBlank && !text.IsLineOver && text.Next == '#')
        {
            warn(SecretsTexts.EnvHash.With(name));
        }

        while (!text.IsLineOver && !(text.Next == '#' && afterBlank))
        {
            if (IsShell && text.Next == '\\' && text.AfterNext is not ('\r' or '\n' or '\0'))
            {
                text.At++;
                value.Add(text.Take());
                afterBlank = false;
                continue;
            }

            bool isBlank = text.Next is ' ' or '\t';
            if (IsShell && !isBlank && ((afterBlank && value.Length > 0) || text.Next is '"' or '\'' or ';' or '&' or '|' or '<' or '>' or '(' or ')'))
            {
                throw text.Invalid(SecretsTexts.EnvShellRuns.With(name));
            }

            afterBlank = isBlank;
            AddMaybeReplaced(value);
        }

        value.TrimEnd();
    }

    private void ReadQuoted(CharBuffer value, char quote)
    {
        int line = text.Line;
        while (!text.IsOver && text.Next != quote)
        {
            if (text.TakeLineEnd())
            {
                value.Add('\n');
            }
            else if (text.Next == '\\' && Escaped(quote, text.AfterNext) is { } meant)
            {
                value.Add(meant);
                text.At += 2;
            }
            else if (quote == '"')
            {
                AddMaybeReplaced(value);
            }
            else
            {
                value.Add(text.Take());
            }
        }

        if (text.IsOver)
        {
            throw text.Invalid(line, SecretsTexts.EnvOpenQuote.With(name));
        }

        text.At++;
    }

    private char? Escaped(char quote, char character) => (quote, character) switch
    {
        ('\'', '\'') when dialect == FsDotEnvDialect.Compose => '\'',
        ('\'', _) => null,
        (_, '"' or '\\' or '$') => character,
        (_, '`') when IsShell => character,
        (_, 'n') when !IsShell => '\n',
        (_, 'r') when !IsShell => '\r',
        (_, 't') when !IsShell => '\t',
        _ => null,
    };

    private void AddMaybeReplaced(CharBuffer value)
    {
        int start = text.At;
        bool isBraced = text.Next == '$' && text.AfterNext == '{';
        bool isDollar = text.Next == '$' && text.AfterNext == '$';
        bool wouldRun = text.Next == '`' || (text.Next == '$' && (isDollar || text.AfterNext is '(' or '\'' or '?' or '!' or '@' or '*' or '#' or '-' || char.IsDigit(text.AfterNext)));
        if (IsShell && wouldRun)
        {
            throw text.Invalid(SecretsTexts.EnvShellRuns.With(name));
        }

        if (dialect == FsDotEnvDialect.Compose && isDollar)
        {
            value.Add('$');
            text.At += 2;
        }
        else if (text.Take() != '$' || Reference() is not { } reference)
        {
            if (isBraced && dialect != FsDotEnvDialect.Literal)
            {
                throw text.Invalid(SecretsTexts.EnvComplexReference.With(name));
            }

            if (isBraced)
            {
                warn(SecretsTexts.EnvDollar.With(name));
            }

            text.At = start;
            value.Add(text.Take());
        }
        else if (dialect == FsDotEnvDialect.Literal)
        {
            warn(SecretsTexts.EnvDollar.With(name));
            text.CopyTo(value, start);
        }
        else if (!add(reference, value))
        {
            throw text.Invalid(SecretsTexts.EnvUnknownReference.With(name, reference));
        }
    }

    // $NAME or ${NAME}; the dollar is behind. Anything else is a dollar.
    private string? Reference()
    {
        bool braced = !text.IsOver && text.Next == '{';
        if (braced)
        {
            text.At++;
        }

        int start = text.At;
        while (!text.IsOver && (text.Next == '_' || (text.Next < 128 && char.IsLetterOrDigit(text.Next))))
        {
            text.At++;
        }

        string found = text.From(start);
        bool isName = found.Length > 0 && !char.IsDigit(found[0]);
        if (braced)
        {
            isName &= !text.IsOver && text.Next == '}';
            text.At++;
        }

        return isName ? found : null;
    }
}
