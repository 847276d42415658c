using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>
/// Finds the blocks of Terraform's language: what is there, by type and label. Expressions are not evaluated; strings with
/// templates, heredocs and comments are understood as far as needed to know where a block ends.
/// </summary>
internal sealed class HclReader
{
    // Deeper than anybody writes, and far from what the thread's stack holds.
    private const int DeepestTemplate = 100;

    private readonly string _text;
    private int _at;
    private int _depth;
    private int _line = 1;

    private HclReader(string text) => _text = text.Replace("\r\n", "\n").TrimStart('\uFEFF');

    /// <summary>The blocks of the outermost level, in order.</summary>
    /// <param name="text">A file, or the body of a block.</param>
    /// <returns>The blocks.</returns>
    /// <exception cref="FormatException">A brace, a string or a comment is not closed; the message is the line.</exception>
    public static IReadOnlyList<HclBlock> Read(string text)
    {
        HclReader reader = new(text);
        List<HclBlock> blocks = [];
        List<string> words = [];
        int start = 1;
        while (reader.Next() is { } token)
        {
            switch (token)
            {
                case "{" when words.Count > 0 && IsName(words[0]) && !words.Contains("="):
                    blocks.Add(new HclBlock(words[0], [.. words.Skip(1).Select(static w => w.Trim('"'))], start, reader.Body("}")));
                    words.Clear();
                    break;
                case "{" or "(" or "[":
                    reader.Body(token == "{" ? "}" : token == "(" ? ")" : "]");
                    break;
                case "}" or ")" or "]":
                    throw reader.Broken();
                case "\n":
                    words.Clear();
                    break;
                default:
                    start = words.Count == 0 ? reader._line : start;
                    words.Add(token);
                    break;
            }
        }

        return blocks;
    }

    /// <summary>What an attribute of the outermost level is set to, as written.</summary>
    /// <param name="body">A file, or the body of a block.</param>
    /// <param name="name">The attribute.</param>
    /// <returns>The expression with plain spaces; null when it is not set.</returns>
    /// <exception cref="FormatException">As <see cref="Read"/>.</exception>
    public static string? Attribute(string body, string name)
    {
        HclReader reader = new(body);
        List<string> words = [];
        while (true)
        {
            string? token = reader.Next();
            if (token is null or "\n")
            {
                if (words.Count > 2 && words[0] == name && words[1] == "=")
                {
                    return string.Join(" ", words.Skip(2));
                }

                words.Clear();
                if (token is null)
                {
                    return null;
                }

                continue;
            }

            words.Add(token switch
            {
                "{" => "{ " + reader.Body("}") + " }",
                "(" => "(" + reader.Body(")") + ")",
                "[" => "[" + reader.Body("]") + "]",
                _ => token,
            });
        }
    }

    private static bool IsName(string word) => word.Length > 0 && (char.IsLetter(word[0]) || word[0] == '_') && word.All(static c => char.IsLetterOrDigit(c) || c is '_' or '-');

    // Everything up to the brace that closes what is open, word by word.
    private string Body(string closing)
    {
        int line = _line;
        Stack<string> open = new([closing]);
        StringBuilder body = new();
        while (Next() is { } token)
        {
            if (token == open.Peek())
            {
                open.Pop();
                if (open.Count == 0)
                {
                    return body.ToString().Trim();
                }
            }
            else if (token is "{" or "(" or "[")
            {
                open.Push(token == "{" ? "}" : token == "(" ? ")" : "]");
            }
            else if (token is "}" or ")" or "]")
            {
                break;
            }

            if (token == "\n")
            {
                if (body.Length > 0 && body[body.Length - 1] != '\n')
                {
                    body.Append('\n');
                }
            }
            else
            {
                body.Append(body.Length == 0 || body[body.Length - 1] == '\n' ? string.Empty : " ").Append(token);
            }
        }

        throw new FormatException(line.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private FormatException Broken() => new(_line.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string? Next()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c is ' ' or '\t' or '\r')
            {
                _at++;
            }
            else if (c == '#' || StartsWith("//"))
            {
                while (_at < _text.Length && _text[_at] != '\n')
                {
                    _at++;
                }
            }
            else if (StartsWith("/*"))
            {
                int end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                Skip(end < 0 ? throw Broken() : end + 2);
            }
            else
            {
                return Token(c);
            }
        }

        return null;
    }

    private string Token(char c)
    {
        if (c == '\n')
        {
            _at++;
            _line++;
            return "\n";
        }

        if (c == '"')
        {
            return Quoted();
        }

        if (StartsWith("<<") && Heredoc() is { } heredoc)
        {
            return heredoc;
        }

        int start = _at++;
        if (IsWordPart(c))
        {
            while (_at < _text.Length && IsWordPart(_text[_at]))
            {
                _at++;
            }
        }

        return _text.Substring(start, _at - start);
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '*';

    private string Quoted()
    {
        int start = _at++;
        while (_at < _text.Length && _text[_at] != '"')
        {
            char c = _text[_at];
            if (c == '\n')
            {
                throw Broken();
            }

            if (c == '\\')
            {
                _at += 2;
            }
            else if (StartsWith("$${") || StartsWith("%%{"))
            {
                _at += 3;
            }
            else if (StartsWith("${") || StartsWith("%{"))
            {
                _at += 2;
                _depth = _depth < DeepestTemplate ? _depth + 1 : throw Broken();
                Body("}");
                _depth--;
            }
            else
            {
                _at++;
            }
        }

        if (_at >= _text.Length)
        {
            throw Broken();
        }

        _at++;
        return _text.Substring(start, _at - start);
    }

    // <<EOT and <<-EOT up to the line that holds the word alone.
    private string? Heredoc()
    {
        int at = _at + 2 + (StartsWith("<<-") ? 1 : 0);
        int end = at;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' or '-'))
        {
            end++;
        }

        if (end == at || end >= _text.Length || _text[end] != '\n')
        {
            return null;
        }

        string word = _text.Substring(at, end - at);
        int start = _at;
        for (int line = end + 1; line <= _text.Length;)
        {
            int next = _text.IndexOf('\n', line) is >= 0 and int found ? found : _text.Length;
            if (_text.Substring(line, next - line).Trim() == word)
            {
                Skip(next);
                return _text.Substring(start, next - start);
            }

            line = next + 1;
        }

        throw Broken();
    }

    private bool StartsWith(string text) => string.CompareOrdinal(_text, _at, text, 0, text.Length) == 0;

    private void Skip(int end)
    {
        for (; _at < end; _at++)
        {
            _line += _text[_at] == '\n' ? 1 : 0;
        }
    }
}
