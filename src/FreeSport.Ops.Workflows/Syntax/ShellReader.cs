using System.Text;

namespace FreeSport.Ops.Workflows.Syntax;

/// <summary>
/// Reads the commands of a script for bash or sh as far as their words can be told without running it. What a here-document
/// or a quoted script holds is data. Throws on no text.
/// </summary>
internal sealed class ShellReader
{
    private const string Ends = "\n;&|()";

    // Where a word ends, or is more than it says.
    private static readonly char[] Special = [' ', '\t', '\r', '\n', ';', '&', '|', '(', ')', '<', '>', '\\', '\'', '"', '$', '`', '*', '?', '[', '{', '~'];

    private static readonly char[] SpecialInQuotes = ['"', '\\', '$', '`'];

    // Beyond any script of a person; a command in it is data.
    private const int DeepestSubstitution = 8;

    private static readonly HashSet<string> Opening = new(StringComparer.Ordinal) { "if", "while", "until", "for", "case", "select", "{" };

    private static readonly HashSet<string> Closing = new(StringComparer.Ordinal) { "fi", "done", "esac", "}" };

    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "then", "else", "elif", "do", "!", "time" };

    private static readonly HashSet<string> Tests = new(StringComparer.Ordinal) { "[", "[[", "test", "command", "which", "type", "hash", "grep" };

    private readonly string _script;
    private readonly int _offset;
    private readonly int _level;
    private readonly List<ShellCommand> _commands;
    private readonly List<ShellWord> _words = [];
    private readonly Queue<(string Delimiter, bool IsIndented)> _documents = new();
    private int _at;
    private int _depth;
    private int _parentheses;
    private bool _isBehindTest;
    private bool _isCondition;
    private bool _isNegated;

    private ShellReader(string script, int offset, int level, List<ShellCommand> commands) =>
        (_script, _offset, _level, _commands, _parentheses) = (script, offset, level, commands, level);

    /// <summary>The commands in the order in which they end; those whose output is filled in, too.</summary>
    public static IReadOnlyList<ShellCommand> Read(string script)
    {
        List<ShellCommand> commands = [];
        new ShellReader(script, 0, 0, commands).ReadAll();
        return commands;
    }

    private void ReadAll()
    {
        while (_at < _script.Length)
        {
            char c = _script[_at];
            if (c is ' ' or '\t' or '\r')
            {
                _at++;
            }
            else if (c == '\\' && _at + 1 < _script.Length && _script[_at + 1] == '\n')
            {
                _at += 2;
            }
            else if (c == '#')
            {
                SkipLine();
            }
            else if (Ends.IndexOf(c) >= 0)
            {
                EndCommand(c);
            }
            else if (c is '<' or '>')
            {
                Redirection();
            }
            else
            {
                Word();
            }
        }

        Finish(isTolerated: _isNegated);
    }

    private void EndCommand(char end)
    {
        char next = _at + 1 < _script.Length ? _script[_at + 1] : '\0';
        bool isOr = end == '|' && next == '|';
        bool isAnd = end == '&' && next == '&';
        bool isFunction = end == '(' && next == ')' && _words.Count == 1;
        bool isTest = _words.Count > 0 && Tests.Contains(_words[0].Text);
        if (isFunction)
        {
            // What follows is the function's body, which runs when somebody calls it.
            _words.Clear();
        }

        Finish(isTolerated: isOr || _isCondition || _isNegated);
        _isNegated = false;
        _at += isOr || isAnd || isFunction ? 2 : 1;
        _isBehindTest = isOr || (isAnd && (isTest || _isBehindTest));
        switch (end)
        {
            case '(' when !isFunction:
                _parentheses++;
                break;
            case ')' when _parentheses > _level:
                _parentheses--;
                break;
            case '\n':
                SkipDocuments();
                break;
        }
    }

    private void Finish(bool isTolerated)
    {
        if (_words.Count > 0)
        {
            _commands.Add(new ShellCommand([.. _words], _words[0].Offset, _depth + _parentheses > 0 || _isBehindTest, isTolerated));
            _words.Clear();
        }
    }

    private void Word()
    {
        int start = _at;
        int end = _script.IndexOfAny(Special, _at);
        _at = end < 0 ? _script.Length : end;
        string word = _script.Substring(start, _at - start);
        bool isKnown = true;
        if (!IsAtEndOfWord())
        {
            StringBuilder text = new(word);
            while (!IsAtEndOfWord())
            {
                isKnown &= Part(text);
            }

            word = text.ToString();
        }

        if (_words.Count == 0 && (isKnown || word == "{") && Keyword(word))
        {
            return;
        }

        bool isAssignment = _words.Count == 0 && word.IndexOf('=') is > 0 and int equals && word.Take(equals).All(static c => char.IsLetterOrDigit(c) || c is '_' or '+');
        if (!isAssignment)
        {
            _words.Add(new ShellWord(word, _offset + start, isKnown));
        }
    }

    private bool IsAtEndOfWord() => _at >= _script.Length || _script[_at] is ' ' or '\t' or '\r' or '<' or '>' || Ends.IndexOf(_script[_at]) >= 0;

    private bool Keyword(string word)
    {
        if (Opening.Contains(word))
        {
            _depth++;
            _isCondition = word is "if" or "while" or "until";

            // The words up to the body are no command.
            while (word is "for" or "case" or "select" && _at < _script.Length && _script[_at] is not ('\n' or ';'))
            {
                _at++;
            }

            return true;
        }

        if (Closing.Contains(word))
        {
            _depth = Math.Max(0, _depth - 1);
            return true;
        }

        if (!Between.Contains(word))
        {
            return false;
        }

        _isNegated |= word == "!";
        _isCondition = word == "elif" || (_isCondition && word is "!" or "time");
        return true;
    }

    // One character, or what stands in quotes; false where something is filled in.
    private bool Part(StringBuilder text)
    {
        char c = _script[_at];
        switch (c)
        {
            case '\\' when _at + 1 < _script.Length:
                if (_script[_at + 1] != '\n')
                {
                    text.Append(_script[_at + 1]);
                }

                _at += 2;
                return true;
            case '\'':
                int close = _script.IndexOf('\'', _at + 1);
                close = close < 0 ? _script.Length : close;
                text.Append(_script, _at + 1, close - _at - 1);
                bool isPlain = _script.IndexOf(ExpressionMarks.Open, _at, close - _at, StringComparison.Ordinal) < 0;
                _at = Math.Min(close + 1, _script.Length);
                return isPlain;
            case '"':
                return Quoted(text);
            case '$':
                Filled(text);
                return false;
            case '`':
                Take(text, EndOf('`', _at + 1));
                return false;
            default:
                text.Append(c);
                _at++;
                return c is not ('*' or '?' or '[' or '{' or '~');
        }
    }

    private bool Quoted(StringBuilder text)
    {
        bool isKnown = true;
        for (_at++; _at < _script.Length && _script[_at] != '"';)
        {
            switch (_script[_at])
            {
                case '\\' when _at + 1 < _script.Length:
                    text.Append(_script[_at + 1]);
                    _at += 2;
                    break;
                case '$':
                    Filled(text);
                    isKnown = false;
                    break;
                case '`':
                    Take(text, EndOf('`', _at + 1));
                    isKnown = false;
                    break;
                default:
                    int end = _script.IndexOfAny(SpecialInQuotes, _at);
                    Take(text, end < 0 ? _script.Length : end);
                    break;
            }
        }

        _at = Math.Min(_at + 1, _script.Length);
        return isKnown;
    }

    // An expression, a command, or the sign before a name.
    private void Filled(StringBuilder text)
    {
        if (string.CompareOrdinal(_script, _at, ExpressionMarks.Open, 0, ExpressionMarks.Open.Length) == 0)
        {
            int close = _script.IndexOf(ExpressionMarks.Close, _at, StringComparison.Ordinal);
            Take(text, close < 0 ? _script.Length : close + ExpressionMarks.Close.Length);
        }
        else if (_at + 1 < _script.Length && _script[_at + 1] is '(' or '{')
        {
            int end = EndOfGroup(_at + 1);
            if (_script[_at + 1] == '(' && _level < DeepestSubstitution && end > _at + 2)
            {
                new ShellReader(_script.Substring(_at + 2, end - _at - 3), _offset + _at + 2, _level + 1, _commands).ReadAll();
            }

            Take(text, end);
        }
        else
        {
            text.Append(_script[_at++]);
        }
    }

    private int EndOfGroup(int open)
    {
        char close = _script[open] == '(' ? ')' : '}';
        int depth = 0;
        for (int i = open; i < _script.Length; i++)
        {
            if (_script[i] == '\'')
            {
                i = _script.IndexOf('\'', i + 1) is > 0 and int end ? end : i;
            }
            else if (_script[i] == _script[open])
            {
                depth++;
            }
            else if (_script[i] == close && --depth == 0)
            {
                return i + 1;
            }
        }

        return _script.Length;
    }

    private int EndOf(char close, int from) => _script.IndexOf(close, Math.Min(from, _script.Length)) is >= 0 and int end ? end + 1 : _script.Length;

    private void Take(StringBuilder text, int end)
    {
        text.Append(_script, _at, end - _at);
        _at = end;
    }

    private void Redirection()
    {
        bool isDocument = string.CompareOrdinal(_script, _at, "<<", 0, 2) == 0 && string.CompareOrdinal(_script, _at, "<<<", 0, 3) != 0;
        while (_at < _script.Length && _script[_at] is '<' or '>' or '&')
        {
            _at++;
        }

        bool isIndented = isDocument && _at < _script.Length && _script[_at] == '-';
        _at += isIndented ? 1 : 0;
        while (_at < _script.Length && _script[_at] is ' ' or '\t')
        {
            _at++;
        }

        // The number before a redirection is a word of its own; nothing asks for it.
        StringBuilder target = new();
        while (!IsAtEndOfWord())
        {
            Part(target);
        }

        if (isDocument)
        {
            _documents.Enqueue((target.ToString(), isIndented));
        }
    }

    private void SkipDocuments()
    {
        while (_documents.Count > 0)
        {
            (string delimiter, bool isIndented) = _documents.Dequeue();
            while (_at < _script.Length)
            {
                int start = _at;
                SkipLine();
                string line = _script.Substring(start, _at - start).TrimEnd('\r');
                _at = Math.Min(_at + 1, _script.Length);
                if ((isIndented ? line.TrimStart('\t') : line) == delimiter)
                {
                    break;
                }
            }
        }
    }

    private void SkipLine()
    {
        int end = _script.IndexOf('\n', _at);
        _at = end < 0 ? _script.Length : end;
    }
}
