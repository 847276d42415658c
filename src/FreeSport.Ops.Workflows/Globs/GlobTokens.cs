namespace FreeSport.Ops.Workflows.Globs;

/// <summary>Takes a filter pattern to pieces. Source: GitHub's filter pattern cheat sheet. Throws on no text.</summary>
internal static class GlobTokens
{
    /// <summary>The pieces of a pattern, in order; what is wrong with them is for whoever takes them.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="from">Where it begins, past a <c>!</c>.</param>
    public static IEnumerable<GlobToken> Read(string text, int from = 0)
    {
        for (int at = from; at < text.Length;)
        {
            GlobToken token = Next(text, at);
            yield return token;
            at += LengthOf(token);
        }
    }

    /// <summary>The ranges of a set; a single character is a range of one.</summary>
    /// <param name="set">What stands in the brackets.</param>
    /// <returns>First and last character; <c>IsOpen</c> where a <c>-</c> follows and the set ends with it.</returns>
    public static IEnumerable<(char First, char Last, bool IsOpen)> Ranges(string set)
    {
        for (int i = 0; i < set.Length; i++)
        {
            bool isRange = i + 1 < set.Length && set[i + 1] == '-';
            bool isWhole = isRange && i + 2 < set.Length;
            yield return (set[i], isWhole ? set[i + 2] : set[i], isRange && !isWhole);
            i += isWhole ? 2 : 0;
        }
    }

    private static GlobToken Next(string text, int at)
    {
        switch (text[at])
        {
            case '*':
                int end = at;
                while (end < text.Length && text[end] == '*')
                {
                    end++;
                }

                return new GlobToken(GlobTokenKind.Stars, at, text.Substring(at, end - at));
            case '?':
                return new GlobToken(GlobTokenKind.Optional, at, "?");
            case '+':
                return new GlobToken(GlobTokenKind.Repeated, at, "+");
            case '[':
                int close = text.IndexOf(']', at);
                return new GlobToken(GlobTokenKind.Set, at, text.Substring(at + 1, (close < 0 ? text.Length : close) - at - 1), close >= 0);
            case '\\':
                return new GlobToken(GlobTokenKind.Escaped, at, at + 1 < text.Length ? text[at + 1].ToString() : string.Empty);
            default:
                return new GlobToken(GlobTokenKind.Character, at, text[at].ToString());
        }
    }

    private static int LengthOf(GlobToken token) => token.Kind switch
    {
        GlobTokenKind.Escaped => 1 + token.Text.Length,
        GlobTokenKind.Set => 1 + token.Text.Length + (token.IsClosed ? 1 : 0),
        _ => token.Text.Length,
    };
}
