using System.Text;

namespace FreeSport.Ops.Workflows.Globs;

/// <summary>Reads a filter pattern.</summary>
internal static class GlobReader
{
    private const int LongestRange = 128;

    /// <summary>The parts of a pattern; null when it cannot be read.</summary>
    public static IReadOnlyList<GlobPart>? Read(string text)
    {
        List<GlobPart> parts = [];
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*':
                    i = ReadStars(text, i, parts);
                    break;
                case '?' or '+' when parts.Count == 0:
                    return null;
                case '?':
                    parts[parts.Count - 1] = parts[parts.Count - 1] with { IsOptional = true };
                    break;
                case '+':
                    parts[parts.Count - 1] = parts[parts.Count - 1] with { Repeats = true };
                    break;
                case '[':
                    if (ReadRange(text, ref i) is not { } characters)
                    {
                        return null;
                    }

                    parts.Add(new GlobPart(GlobPartKind.Characters, characters));
                    break;
                case '\\' when i + 1 == text.Length:
                    return null;
                case '\\':
                    parts.Add(new GlobPart(GlobPartKind.Characters, text[++i].ToString()));
                    break;
                default:
                    parts.Add(new GlobPart(GlobPartKind.Characters, text[i].ToString()));
                    break;
            }
        }

        return parts.Count == 0 ? null : parts;
    }

    private static int ReadStars(string text, int at, List<GlobPart> parts)
    {
        int end = at;
        while (end + 1 < text.Length && text[end + 1] == '*')
        {
            end++;
        }

        bool isFolders = end > at && end + 1 < text.Length && text[end + 1] == '/' && (at == 0 || text[at - 1] == '/');
        if (isFolders)
        {
            parts.Add(new GlobPart(GlobPartKind.FoldersStart));
            parts.Add(new GlobPart(GlobPartKind.Folders) { Repeats = true });
            return end + 1;
        }

        parts.Add(new GlobPart(end > at ? GlobPartKind.DoubleStar : GlobPartKind.Star) { IsOptional = true, Repeats = true });
        return end;
    }

    private static string? ReadRange(string text, ref int at)
    {
        int end = text.IndexOf(']', at + 1);
        if (end <= at + 1)
        {
            return null;
        }

        StringBuilder characters = new();
        for (int i = at + 1; i < end; i++)
        {
            if (i + 2 >= end || text[i + 1] != '-')
            {
                characters.Append(text[i]);
                continue;
            }

            if (text[i + 2] < text[i] || text[i + 2] - text[i] > LongestRange)
            {
                return null;
            }

            for (char c = text[i]; c <= text[i + 2]; c++)
            {
                characters.Append(c);
            }

            i += 2;
        }

        at = end;
        return characters.ToString();
    }
}
