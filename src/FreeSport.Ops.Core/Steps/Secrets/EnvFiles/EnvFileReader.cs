using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>Reads the lines of a file of variables without keeping a value anywhere but in its entry.</summary>
/// <remarks>
/// Source: the documentation of Docker Compose ("Syntax for environment files"), of godotenv and of python-dotenv; bash.
/// They agree on <c>export</c>, comments in lines of their own and quotes; a shell alone wants nothing around the sign.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="path">Its file, for messages.</param>
/// <param name="dialect">How values are read where readers disagree.</param>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EnvFileReader(char[] text, string path, FsDotEnvDialect dialect, Func<string, string?> variable)
{
    private static readonly Regex ShellName = new(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant);
    private static readonly Regex CapitalName = new(@"\A[A-Z_][A-Z0-9_]*\z", RegexOptions.CultureInvariant);

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
        string name = Word();
        bool isExport = name == "export" && !_text.IsLineOver && _text.SkipBlanks();
        if (isExport)
        {
            name = Word();
        }

        TakeSign(name, line);
        using CharBuffer value = new();
        bool isQuoted = ValueReader(isExport).Read(value);
        if (IsShell && ShellValueReader.IsOwnName(name))
        {
            throw _text.Invalid(line, SecretsTexts.EnvShellOwnName);
        }

        if (!isQuoted && ValuePieces.Mistake(name, value, IsShell) is { } mistake)
        {
            throw _text.Invalid(line, mistake);
        }

        Keep(new EnvEntry(name, value.ToValue(), line));
    }

    private bool IsShell => dialect == FsDotEnvDialect.Shell;

    private EnvValueReader ValueReader(bool isExport)
    {
        EnvReferences references = new(_entries, variable, dialect == FsDotEnvDialect.Compose);
        return dialect switch
        {
            FsDotEnvDialect.Compose => new ComposeValueReader(_text, references, WarnHere),
            FsDotEnvDialect.Shell => new ShellValueReader(_text, isExport, references, WarnHere),
            _ => new LiteralValueReader(_text, WarnHere),
        };
    }

    private void WarnHere(string what) => Warn(_text.Line, what);

    // What stands before the sign is never shown: it may be a line of a key that lacks its quotes.
    private void TakeSign(string name, int line)
    {
        bool isWord = name.Length > 0 && (!IsShell || ShellName.IsMatch(name));
        bool isApart = !IsShell && _text.SkipBlanks();
        if (!isWord || _text.IsLineOver || !(_text.Next == '=' || (_text.Next == ':' && !IsShell)))
        {
            throw _text.Invalid(line, SecretsTexts.EnvNoName);
        }

        // postgres://… and user:password are pieces of a value. Compose takes NAME:value as well.
        bool mayTouch = dialect == FsDotEnvDialect.Compose && CapitalName.IsMatch(name);
        if (_text.Take() == ':' && !_text.IsLineOver && !(_text.Next is ' ' or '\t') && !(mayTouch && _text.Next != '/'))
        {
            throw _text.Invalid(line, SecretsTexts.EnvNoName);
        }
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

    private void Keep(EnvEntry entry)
    {
        if (_entries.TryGetValue(entry.Name, out EnvEntry? before))
        {
            Warn(entry.Line, SecretsTexts.EnvTwice.With(before.Line));
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
