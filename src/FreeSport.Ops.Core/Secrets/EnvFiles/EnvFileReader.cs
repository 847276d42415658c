namespace FreeSport.Ops.Core.Secrets.EnvFiles;

/// <summary>Reads the text of a file of variables without keeping a value anywhere but in its entry.</summary>
/// <remarks>
/// Source: the documentation of Docker Compose ("Syntax for environment files"), of godotenv and of python-dotenv. They
/// agree on names, <c>export</c>, comments and quotes; on <c>$</c> and backslashes they do not.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="path">Its file, for messages.</param>
/// <param name="dialect">How it is read where readers disagree.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EnvFileReader(char[] text, string path, FsDotEnvDialect dialect, Func<string, string?> variable)
{
    private readonly Dictionary<string, EnvEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<string> _warnings = [];
    private int _at;
    private int _line = 1;
    private bool _hasCarriageReturns;

    public EnvFile Read(bool hasMark)
    {
        if (hasMark)
        {
            Warn(1, SecretsTexts.EnvMark);
        }

        try
        {
            while (_at < text.Length)
            {
                ReadLine();
            }
        }
        catch (Results.OpsException)
        {
            new EnvFile([.. _entries.Values], []).Dispose();
            throw;
        }

        if (_hasCarriageReturns)
        {
            Warn(1, SecretsTexts.EnvCarriageReturns);
        }

        return new EnvFile([.. _order.Select(n => _entries[n])], _warnings);
    }

    private void ReadLine()
    {
        SkipBlanks();
        if (AtEnd() || Peek() == '#')
        {
            SkipToLineEnd();
            return;
        }

        int line = _line;
        string name = ReadName();
        SkipBlanks();
        if (name.Length == 0 || AtEnd() || Peek() is not ('=' or ':'))
        {
            // Not even the beginning is shown: it may be a line of a key that lacks its quotes.
            throw EnvFile.Invalid(path, line, SecretsTexts.EnvNoName);
        }

        _at++;
        SkipBlanks();
        using CharBuffer value = new();
        ReadValue(value, name, line);
        Keep(new EnvEntry(name, value.ToValue(), line));
    }

    private string ReadName()
    {
        string name = Word();
        if (name == "export" && !AtEnd() && Peek() is ' ' or '\t')
        {
            SkipBlanks();
            name = Word();
        }

        return name;
    }

    private string Word()
    {
        int start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '.' or '-'))
        {
            _at++;
        }

        return new string(text, start, _at - start);
    }

    private void ReadValue(CharBuffer value, string name, int line)
    {
        char quote = AtEnd() ? '\0' : Peek();
        if (quote is '"' or '\'')
        {
            _at++;
            ReadQuoted(value, quote, name, line);
            SkipBlanks();
            if (!AtEnd() && Peek() != '#')
            {
                throw EnvFile.Invalid(path, _line, SecretsTexts.EnvAfterQuote.With(name));
            }

            SkipToLineEnd();
            return;
        }

        bool afterBlank = true;
        while (!AtEnd() && !(Peek() == '#' && afterBlank))
        {
            afterBlank = Peek() is ' ' or '\t';
            if (dialect == FsDotEnvDialect.Shell && Peek() == '\\' && _at + 1 < text.Length && text[_at + 1] is not ('\r' or '\n'))
            {
                _at++;
                value.Add(text[_at++]);
            }
            else
            {
                AddMaybeReplaced(value, name);
            }
        }

        value.TrimEnd();
        SkipToLineEnd();
    }

    private void ReadQuoted(CharBuffer value, char quote, string name, int line)
    {
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n')
            {
                // A key of several lines has the line ends that its readers on Linux know.
                _hasCarriageReturns = true;
                _at++;
                continue;
            }

            if (text[_at] == '\n')
            {
                _line++;
                value.Add(text[_at++]);
            }
            else if (quote == '"' && text[_at] == '\\' && _at + 1 < text.Length && Escaped(text[_at + 1]) is { } meant)
            {
                value.Add(meant);
                _at += 2;
            }
            else if (quote == '"')
            {
                AddMaybeReplaced(value, name);
            }
            else
            {
                value.Add(text[_at++]);
            }
        }

        if (_at >= text.Length)
        {
            throw EnvFile.Invalid(path, line, SecretsTexts.EnvOpenQuote.With(name));
        }

        _at++;
    }

    private static char? Escaped(char character) => character switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' => '"',
        '\\' => '\\',
        '$' => '$',
        _ => null,
    };

    private void AddMaybeReplaced(CharBuffer value, string name)
    {
        int start = _at;
        bool isBraced = text[_at] == '$' && _at + 1 < text.Length && text[_at + 1] == '{';
        if (text[_at++] != '$' || Reference() is not { } reference)
        {
            if (isBraced && dialect != FsDotEnvDialect.Literal)
            {
                throw EnvFile.Invalid(path, _line, SecretsTexts.EnvComplexReference.With(name));
            }

            if (isBraced)
            {
                Warn(_line, SecretsTexts.EnvDollar.With(name));
            }

            _at = start;
            value.Add(text[_at++]);
        }
        else if (dialect == FsDotEnvDialect.Literal)
        {
            Warn(_line, SecretsTexts.EnvDollar.With(name));
            for (; start < _at; start++)
            {
                value.Add(text[start]);
            }
        }
        else if (_entries.TryGetValue(reference, out EnvEntry? earlier))
        {
            earlier.Value.CopyTo(value);
        }
        else if (variable(reference) is { } known)
        {
            value.Add(known);
        }
        else
        {
            throw EnvFile.Invalid(path, _line, SecretsTexts.EnvUnknownReference.With(name, reference));
        }
    }

    // $NAME or ${NAME}; the dollar is behind. Anything else is a dollar.
    private string? Reference()
    {
        bool braced = _at < text.Length && text[_at] == '{';
        int start = braced ? ++_at : _at;
        while (_at < text.Length && (text[_at] == '_' || (text[_at] < 128 && char.IsLetterOrDigit(text[_at]))))
        {
            _at++;
        }

        bool isName = _at > start && !char.IsDigit(text[start]);
        string name = isName ? new string(text, start, _at - start) : string.Empty;
        if (braced)
        {
            isName &= _at < text.Length && text[_at] == '}';
            _at++;
        }

        return isName ? name : null;
    }

    private void Keep(EnvEntry entry)
    {
        if (_entries.TryGetValue(entry.Name, out EnvEntry? before))
        {
            Warn(entry.Line, SecretsTexts.EnvTwice.With(entry.Name, before.Line));
            before.Value.Dispose();
        }
        else
        {
            _order.Add(entry.Name);
        }

        _entries[entry.Name] = entry;
    }

    private void Warn(int line, string what) => _warnings.Add(SecretsTexts.EnvWarning.With(path, line, what));

    private char Peek() => text[_at];

    private bool AtEnd() => _at >= text.Length || text[_at] is '\n' or '\r';

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipToLineEnd()
    {
        while (_at < text.Length && text[_at] != '\n')
        {
            _hasCarriageReturns |= text[_at++] == '\r';
        }

        _at++;
        _line++;
    }
}
