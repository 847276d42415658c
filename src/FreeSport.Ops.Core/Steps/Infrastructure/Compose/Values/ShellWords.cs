using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Values;

/// <summary>The words of a command that is written as one text.</summary>
/// <param name="Words">The words.</param>
/// <param name="Dropped">What the loader leaves out without a word: from a sign of the shell, such as <c>&amp;&amp;</c>, on; empty for nothing.</param>
internal sealed record ShellWords(IReadOnlyList<string> Words, string Dropped)
{
    /// <summary>Reads a command: quotes, backslashes, and the shell's signs, at which it ends.</summary>
    public static ShellWords Read(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool isBegun = false;
        bool isEscaped = false;
        bool isBackquoted = false;
        bool isSubshell = false;
        char quote = '\0';
        int at = 0;
        for (; at < text.Length; at++)
        {
            char c = text[at];
            if (isEscaped)
            {
                word.Append(c switch { 't' => '\t', 'n' => '\n', _ => c });
                (isEscaped, isBegun) = (false, true);
                continue;
            }

            if (c == '\\' && quote != '\'')
            {
                isEscaped = true;
                continue;
            }

            bool isOpen = quote != '\0' || isBackquoted || isSubshell;
            if (c is ' ' or '\t' or '\r' or '\n' && !isOpen)
            {
                if (isBegun)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    isBegun = false;
                }

                continue;
            }

            if (c is '"' or '\'' && (quote == '\0' || quote == c) && !isSubshell)
            {
                isBegun |= quote == c;
                quote = quote == c ? '\0' : c;
                continue;
            }

            if (quote == '\0')
            {
                if (c == '`' && !isSubshell)
                {
                    isBackquoted = !isBackquoted;
                }
                else if (c == '(' && !isBackquoted)
                {
                    isSubshell = !isSubshell && word.Length > 0 && word[word.Length - 1] == '$' ? true : throw new ValueException(ComposeTexts.CommandQuotes);
                }
                else if (c == ')' && !isBackquoted)
                {
                    isSubshell = !isSubshell;
                }
                else if (c is ';' or '&' or '|' or '<' or '>' && !isOpen)
                {
                    // "2>" is a whole redirection: the number goes with it.
                    isBegun &= !(c == '>' && word.Length > 0 && word[0] is >= '0' and <= '9');
                    break;
                }
            }

            isBegun = true;
            word.Append(c);
        }

        if (isEscaped || quote != '\0' || isBackquoted || isSubshell)
        {
            throw new ValueException(ComposeTexts.CommandQuotes);
        }

        return new ShellWords([.. words, .. isBegun ? [word.ToString()] : Array.Empty<string>()], text.Substring(at));
    }
}
