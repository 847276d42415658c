using System.Text;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Takes a line of a shell script apart, as far as nothing of it depends on the shell.</summary>
internal static class CommandLineWords
{
    // Variables, substitutions, pipes, redirections, groups: only the shell knows what becomes of them.
    private const string ShellsOwn = "$`|<>;&(){}*?~";

    /// <summary>The commands of a line that <c>&amp;&amp;</c> and <c>;</c> join; each with its words, and whether all of them are plain.</summary>
    public static IEnumerable<(string[] Words, bool Plain)> Read(string line)
    {
        List<string> words = [];
        StringBuilder word = new();
        (bool plain, bool began, char quote) = (true, false, '\0');
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (quote != '\0')
            {
                plain &= quote == '\'' || c is not ('$' or '`' or '\\');
                quote = c == quote ? '\0' : quote;
                _ = quote == '\0' ? word : word.Append(c);
            }
            else if (c is '"' or '\'')
            {
                (quote, began) = (c, true);
            }
            else if (c is ' ' or '\t' or '\r')
            {
                End();
            }
            else if (c == '#' && !began)
            {
                break;
            }
            else if (c == ';' || (c == '&' && i + 1 < line.Length && line[i + 1] == '&'))
            {
                i += c == '&' ? 1 : 0;
                End();
                yield return ([.. words], plain);
                (words, plain) = ([], true);
            }
            else
            {
                plain &= ShellsOwn.IndexOf(c) < 0 && c != '\\';
                began = true;
                word.Append(c);
            }
        }

        End();
        yield return ([.. words], plain && quote == '\0');

        void End()
        {
            if (began)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            began = false;
        }
    }
}
