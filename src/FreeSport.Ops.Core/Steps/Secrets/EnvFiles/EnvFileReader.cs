using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads the lines of a file of variables without keeping a value anywhere but in its entry.</summary>
/// <remarks>
/// Source: the documentation of Docker Compose ("Syntax for environment files"), of godotenv and of python-dotenv. They
/// agree on names, <c>export</c>, comments and quotes.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="path">Its file, for messages.</param>
/// <param name="dialect">How values are read where readers disagree.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EnvFileReader(char[] text, string path, FsDotEnvDialect dialect, Func<string, string?> variable)
{
    private readonly EnvText _text = new(text, path);
    private readonly Dictionary<string, EnvEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly List<string> _warnings = [];

    public EnvFile Read(bool hasMark)
    {
        if (hasMark)
        {
            Warn(1, SecretsTexts.EnvMark);
        }

        try
        {
            while (!_text.IsOver)
            {
                ReadLine();
            }
        }
        catch (OpsException)
        {
            new EnvFile([.. _entries.Values], []).Dispose();
            throw;
        }

        if (_text.HasCarriageReturns)
        {
            Warn(1, SecretsTexts.EnvCarriageReturns);
        }

        return new EnvFile([.. _order.Select(n => _entries[n])], _warnings);
    }

    private void ReadLine()
    {
        _text.SkipBlanks();
        if (_text.IsLineOver || _text.Next == '#')
        {
            _text.SkipLine();
            return;
        }

        int line = _text.Line;
        string name = ReadName();
        _text.SkipBlanks();
        if (name.Length == 0 || _text.IsLineOver || _text.Next is not ('=' or ':'))
        {
            // Not even the beginning is shown: it may be a line of a key that lacks its quotes.
            throw _text.Invalid(line, SecretsTexts.EnvNoName);
        }

        _text.At++;
        using CharBuffer value = new();
        new EnvValueReader(_text, dialect, name, Add, what => Warn(_text.Line, what)).Read(value);
        Keep(new EnvEntry(name, value.ToValue(), line));
    }

    private string ReadName()
    {
        string name = Word();
        if (name == "export" && !_text.IsLineOver && _text.SkipBlanks())
        {
            name = Word();
        }

        return name;
    }

    private string Word()
    {
        int start = _text.At;
        while (!_text.IsOver && (char.IsLetterOrDigit(_text.Next) || _text.Next is '_' or '.' or '-'))
        {
            _text.At++;
        }

        return _text.From(start);
    }

    // What a name stands for: an entry above, or a variable of this process.
    private bool Add(string reference, CharBuffer value)
    {
        if (_entries.TryGetValue(reference, out EnvEntry? earlier))
        {
            earlier.Value.CopyTo(value);
        }
        else if (variable(reference) is { } known)
        {
            value.Add(known);
        }
        else
        {
            return false;
        }

        return true;
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
}
