using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Variables;

/// <summary>
/// Puts variables into a text as compose does: <c>$VAR</c>, <c>${VAR}</c>, <c>:-</c> and <c>-</c> for a default, <c>:?</c> and
/// <c>?</c> for a demand, <c>:+</c> and <c>+</c> for a replacement, nested; <c>$$</c> is a dollar.
/// </summary>
/// <param name="lookup">The value of a variable; null when it is not set.</param>
/// <param name="onUnset">Is told of a variable that is not set and has no default; null for nobody.</param>
public sealed class ComposeTemplate(Func<string, string?> lookup, Action<string>? onUnset = null)
{
    private const int DeepestNesting = 50;

    /// <summary>Puts the variables in.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with their values.</returns>
    /// <exception cref="TemplateException">It is no template, or a variable that it asks for has no value.</exception>
    public string Substitute(string text) => Substitute(text, 0);

    private string Substitute(string text, int depth)
    {
        int dollar = text.IndexOf('$');
        if (dollar < 0)
        {
            return text;
        }

        if (depth > DeepestNesting)
        {
            throw new TemplateException(TemplateFault.TooDeep, text, string.Empty);
        }

        StringBuilder result = new(text.Length);
        int at = 0;
        while (dollar >= 0 && dollar + 1 < text.Length)
        {
            result.Append(text, at, dollar - at);
            at = dollar + 1;
            char next = text[at];
            if (next == '$')
            {
                result.Append('$');
                at++;
            }
            else if (IsFirst(next))
            {
                int end = NameEnd(text, at);
                result.Append(Value(text.Substring(at, end - at)));
                at = end;
            }
            else if (next == '{')
            {
                at = Braced(text, at + 1, result, depth + 1);
            }
            else
            {
                result.Append('$');
            }

            dollar = text.IndexOf('$', at);
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    // Behind "${". Of what is bracketed, everything up to the line's last brace belongs to it first: the brace that closes
    // it is looked for inside, so that defaults can hold braces, and what stands behind that is read as a text of its own.
    private int Braced(string text, int start, StringBuilder result, int depth)
    {
        int nameEnd = start < text.Length && IsFirst(text[start]) ? NameEnd(text, start) : start;
        if (nameEnd == start || nameEnd >= text.Length)
        {
            throw new TemplateException(TemplateFault.Invalid, text, string.Empty);
        }

        string name = text.Substring(start, nameEnd - start);
        if (text[nameEnd] == '}')
        {
            result.Append(Value(name));
            return nameEnd + 1;
        }

        bool isColon = text[nameEnd] == ':';
        int sign = isColon ? nameEnd + 1 : nameEnd;
        int lineEnd = text.IndexOf('\n', nameEnd) is >= 0 and int found ? found : text.Length;
        int last = sign < lineEnd && text[sign] is '-' or '?' or '+' ? text.LastIndexOf('}', lineEnd - 1, lineEnd - 1 - sign) : -1;
        if (last < 0)
        {
            throw new TemplateException(TemplateFault.Invalid, text, string.Empty);
        }

        int close = ClosingBrace(text, start - 1, last) is >= 0 and int closing ? closing : last;
        result.Append(Operate(text[sign], isColon, name, text.Substring(sign + 1, close - sign - 1), depth));
        result.Append(Substitute(text.Substring(close + 1, last - close), depth));
        return last + 1;
    }

    private string Operate(char sign, bool countsEmpty, string name, string operand, int depth)
    {
        string? value = lookup(name);
        bool isThere = value is not null && !(countsEmpty && value.Length == 0);
        switch (sign)
        {
            case '-':
                return isThere ? value! : Substitute(operand, depth);
            case '+':
                return isThere ? Substitute(operand, depth) : value ?? string.Empty;
            default:
                return isThere ? value! : throw new TemplateException(TemplateFault.Required, name, Substitute(operand, depth));
        }
    }

    private string Value(string name)
    {
        if (lookup(name) is { } value)
        {
            return value;
        }

        onUnset?.Invoke(name);
        return string.Empty;
    }

    // The character behind an opening brace is passed over, as compose passes over it.
    private static int ClosingBrace(string text, int start, int last)
    {
        int open = 0;
        for (int i = start; i <= last; i++)
        {
            if (text[i] == '}' && --open == 0)
            {
                return i;
            }

            if (text[i] == '{')
            {
                open++;
                i++;
            }
        }

        return -1;
    }

    private static int NameEnd(string text, int start)
    {
        int end = start + 1;
        while (end < text.Length && (IsFirst(text[end]) || text[end] is >= '0' and <= '9'))
        {
            end++;
        }

        return end;
    }

    private static bool IsFirst(char c) => c is '_' or >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
