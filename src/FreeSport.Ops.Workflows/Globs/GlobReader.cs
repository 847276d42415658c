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
        bool isPassed = false;
        foreach (GlobToken token in GlobTokens.Read(text))
        {
            switch (token.Kind)
            {
                case GlobTokenKind.Character when isPassed:
                    // The slash of "**/" belongs to the stars.
                    isPassed = false;
                    break;
                case GlobTokenKind.Stars when IsFolders(text, token):
                    parts.Add(new GlobPart(GlobPartKind.FoldersStart));
                    parts.Add(new GlobPart(GlobPartKind.Folders) { Repeats = true });
                    isPassed = true;
                    break;
                case GlobTokenKind.Stars:
                    parts.Add(new GlobPart(token.Text.Length > 1 ? GlobPartKind.DoubleStar : GlobPartKind.Star) { IsOptional = true, Repeats = true });
                    break;
                case GlobTokenKind.Optional or GlobTokenKind.Repeated when parts.Count == 0:
                    return null;
                case GlobTokenKind.Optional:
                    parts[parts.Count - 1] = parts[parts.Count - 1] with { IsOptional = true };
                    break;
                case GlobTokenKind.Repeated:
                    parts[parts.Count - 1] = parts[parts.Count - 1] with { Repeats = true };
                    break;
                default:
                    if ((token.Kind == GlobTokenKind.Set ? Characters(token) : token.Text) is not { Length: > 0 } characters)
                    {
                        return null;
                    }

                    parts.Add(new GlobPart(GlobPartKind.Characters, characters));
                    break;
            }
        }

        return parts.Count == 0 ? null : parts;
    }

    private static bool IsFolders(string text, GlobToken stars)
    {
        int end = stars.Index + stars.Text.Length;
        return stars.Text.Length > 1 && end < text.Length && text[end] == '/' && (stars.Index == 0 || text[stars.Index - 1] == '/');
    }

    private static string? Characters(GlobToken set)
    {
        if (!set.IsClosed)
        {
            return null;
        }

        StringBuilder characters = new();
        foreach ((char first, char last, _) in GlobTokens.Ranges(set.Text))
        {
            if (last < first || last - first > LongestRange)
            {
                return null;
            }

            for (char c = first; c <= last; c++)
            {
                characters.Append(c);
            }
        }

        return characters.ToString();
    }
}
