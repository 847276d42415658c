using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>
/// Reads an env file as compose does: <c>KEY=value</c> and <c>KEY: value</c>, <c>export</c>, comments, quotes over several
/// lines, escapes and variables in double quotes, variables in plain values, names without a value.
/// </summary>
/// <remarks>Others read env files differently: what git tools, GitHub and shells make of one is not looked at here.</remarks>
public sealed class DotEnvReader
{
    private readonly Func<string, string?> _lookup;
    private readonly Dictionary<string, string> _values;
    private readonly string _text;
    private int _at;
    private int _line = 1;

    private DotEnvReader(string text, Dictionary<string, string> values, Func<string, string?> lookup)
    {
        _text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;
        _values = values;
        _lookup = lookup;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">Takes the variables; those that it has already can be referred to, and are replaced.</param>
    /// <param name="lookup">The value of a variable from elsewhere, which goes before those of the file; null when it is not set.</param>
    /// <exception cref="DotEnvException">It is no env file to compose.</exception>
    public static void Read(string text, Dictionary<string, string> values, Func<string, string?> lookup) =>
        new DotEnvReader(text, values, lookup).Read();

    private void Read()
    {
        while (GoToStatement())
        {
            int line = _line;
            (string key, bool isInherited) = Key();
            if (key.IndexOf(' ') >= 0)
            {
                throw new DotEnvException(line, ComposeTexts.EnvKeySpace.With(line));
            }

            string? value = isInherited ? _lookup(key) : Value(line);

            // A name that begins with a digit is no variable: nothing could ask for it.
            if (value is not null && !(key.Length > 0 && key[0] is >= '0' and <= '9'))
            {
                _values[key] = value;
            }
        }
    }

    // Passes over white space and comments; false at the end.
    private bool GoToStatement()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c == '#')
            {
                int end = _text.IndexOf('\n', _at);
                _at = end < 0 ? _text.Length : end;
            }
            else if (char.IsWhiteSpace(c))
            {
                _line += c == '\n' ? 1 : 0;
                _at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    // A name that ends with its line has no value of its own.
    private (string Key, bool IsInherited) Key()
    {
        SkipExport();
        int start = _at;
        for (int i = _at; i < _text.Length; i++)
        {
            char c = _text[i];
            if (IsSpace(c) || c is '_' or '.' or '-' or '[' or ']' || IsPartOfName(i))
            {
                continue;
            }

            if (c is not ('=' or ':' or '\n'))
            {
                throw new DotEnvException(_line, ComposeTexts.EnvKeyCharacter.With(_line, c));
            }

            string key = _text.Substring(start, i - start).TrimEnd();
            bool isInherited = c == '\n';
            _line += isInherited ? 1 : 0;
            _at = i + 1;
            SkipSpaces();
            return (key, isInherited);
        }

        // The last line of a file that ends without a line break: compose takes its name for a value without one.
        return (string.Empty, false);
    }

    private void SkipExport()
    {
        const string Export = "export";
        if (string.CompareOrdinal(_text, _at, Export, 0, Export.Length) == 0 && _at + Export.Length < _text.Length && _text[_at + Export.Length] is ' ' or '\t' or '\n' or '\f' or '\r')
        {
            _at += Export.Length;
            SkipSpaces();
        }
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && IsSpace(_text[_at]))
        {
            _at++;
        }
    }

    private string Value(int line)
    {
        if (_at < _text.Length && _text[_at] is '\'' or '"')
        {
            return Quoted(line);
        }

        int end = _text.IndexOf('\n', _at) is >= 0 and int found ? found : _text.Length;
        string value = _text.Substring(_at, end - _at);
        _at = Math.Min(_text.Length, end + 1);
        _line++;
        int comment = value.IndexOf(" #", StringComparison.Ordinal);
        return Expand((comment < 0 ? value : value.Substring(0, comment)).TrimEnd(), line);
    }

    private string Quoted(int line)
    {
        char quote = _text[_at];
        StringBuilder value = new();
        bool isEscaped = false;
        for (int i = _at + 1; i < _text.Length; i++)
        {
            char c = _text[i];
            _line += c == '\n' ? 1 : 0;
            if (c == quote && !isEscaped)
            {
                _at = i + 1;
                return quote == '"' ? Expand(Unescape(value.ToString()), line) : value.ToString();
            }

            if (c == '\\' && !isEscaped)
            {
                isEscaped = true;
                continue;
            }

            if (isEscaped && c != quote)
            {
                value.Append('\\');
            }

            isEscaped = false;
            value.Append(c);
        }

        throw new DotEnvException(line, ComposeTexts.EnvQuoteOpen.With(line));
    }

    private string Expand(string value, int line)
    {
        try
        {
            return new ComposeTemplate(name => _lookup(name) ?? (_values.TryGetValue(name, out string? own) ? own : null)).Substitute(value);
        }
        catch (TemplateException fault)
        {
            throw new DotEnvException(line, fault.Fault == TemplateFault.Required ? ComposeTexts.EnvRequired.With(line, fault.Variable) : ComposeTexts.EnvTemplate.With(line));
        }
    }

    // \$ is a dollar that begins no variable; an octal number has three digits behind \0; what is no escape stays as it is.
    private static string Unescape(string text)
    {
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            int known = "abfnrtv\"\\".IndexOf(text[i]);
            if (known >= 0)
            {
                result.Append("\a\b\f\n\r\t\v\"\\"[known]);
            }
            else if (text[i] == '$')
            {
                result.Append("$$");
            }
            else if (text[i] == '0')
            {
                int end = i + 1;
                while (end < text.Length && end <= i + 3 && text[end] is >= '0' and <= '9')
                {
                    end++;
                }

                string digits = text.Substring(i + 1, end - i - 1);
                bool isOctal = digits.Length == 3 && digits[0] <= '3' && digits.All(static d => d <= '7');
                result.Append(isOctal ? ((char)Convert.ToInt32(digits, 8)).ToString() : "\\" + digits);
                i = end - 1;
            }
            else
            {
                result.Append('\\').Append(text[i]);
            }
        }

        return result.ToString();
    }

    private bool IsPartOfName(int index) =>
        char.IsLowSurrogate(_text[index]) || char.IsLetter(_text, index) || char.IsNumber(_text, index);

    // White space that does not end the line.
    private static bool IsSpace(char c) => c is '\t' or '\v' or '\f' or '\r' or ' ' or '\u0085' or '\u00A0';
}
