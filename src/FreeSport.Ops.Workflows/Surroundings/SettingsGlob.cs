using System.Text;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>
/// Patterns of the settings, for paths and for labels: <c>**</c> crosses folders, <c>*</c> and <c>?</c> do not, <c>[a-z]</c> is one
/// of some characters, <c>{a,b}</c> is either, and <c>\</c> takes a mark's meaning away.
/// </summary>
internal static class SettingsGlob
{
    // A pattern of the repository must not hold up the check.
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The pattern as a regular expression.</summary>
    /// <exception cref="ArgumentException">A bracket of the pattern is not closed.</exception>
    public static Regex Read(string glob, bool ignoreCase = false)
    {
        StringBuilder pattern = new("^");
        bool isEither = false;
        for (int i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '*' when i + 1 < glob.Length && glob[i + 1] == '*':
                    bool isFolder = i + 2 < glob.Length && glob[i + 2] == '/';
                    pattern.Append(isFolder ? "(?:.*/)?" : ".*");
                    i += isFolder ? 2 : 1;
                    break;
                case '*':
                    pattern.Append("[^/]*");
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '[':
                    int end = glob.IndexOf(']', Math.Min(i + 2, glob.Length));
                    pattern.Append(Characters(end < 0 ? throw Open(glob, "[") : glob.Substring(i + 1, end - i - 1)));
                    i = end;
                    break;
                case '{':
                    pattern.Append("(?:");
                    isEither = true;
                    break;
                case '}' when isEither:
                    pattern.Append(')');
                    isEither = false;
                    break;
                case ',' when isEither:
                    pattern.Append('|');
                    break;
                case '\\' when i + 1 < glob.Length:
                    pattern.Append(Regex.Escape(glob[++i].ToString()));
                    break;
                default:
                    pattern.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }

        return isEither
            ? throw Open(glob, "{")
            : new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), MatchTimeout);
    }

    private static string Characters(string set)
    {
        bool isOther = set[0] is '^' or '!';
        string characters = (isOther ? set.Substring(1) : set).Replace("\\", "\\\\").Replace("[", "\\[").Replace("^", "\\^");
        return $"[{(isOther ? "^/" : string.Empty)}{characters}]";
    }

    private static ArgumentException Open(string glob, string bracket) => new(SurroundingsTexts.GlobOpen.With(glob, bracket));
}
