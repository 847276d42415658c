namespace FreeSport.Ops.Workflows.Text;

/// <summary>Texts that people write where a path belongs.</summary>
internal static class PathName
{
    /// <summary>Whether a text can be a path here. For one that cannot, .NET Framework's path functions throw where .NET's do not.</summary>
    public static bool IsPossible(string text) => IsPossible(text, Path.DirectorySeparatorChar == '\\');

    /// <summary>Whether a text begins at a root of this system; it need not be able to be a path otherwise.</summary>
    public static bool IsRooted(string text) =>
        text.Length > 0 && (text[0] == '/' || (Path.DirectorySeparatorChar == '\\' && (text[0] == '\\' || (text.Length > 1 && text[1] == ':'))));

    /// <summary>A path from a root, written with slashes, without <c>.</c> and <c>..</c>; empty for the root itself, null where it leads out.</summary>
    public static string? WithoutDots(string path)
    {
        List<string> parts = [];
        foreach (string part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                {
                    return null;
                }

                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>Whether a text can be a path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWindows">Whether Windows is asked, which reserves characters; other systems reserve NUL alone.</param>
    /// <returns>True when it can.</returns>
    public static bool IsPossible(string text, bool isWindows)
    {
        if (!isWindows)
        {
            return text.IndexOf('\0') < 0;
        }

        // \\?\C:\folder and \\.\pipe\name hold both characters where they may stand.
        int start = text.StartsWith(@"\\?\", StringComparison.Ordinal) || text.StartsWith(@"\\.\", StringComparison.Ordinal) ? 4 : 0;
        int drive = start + 1;
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '<' or '>' or '|' or '"' or '*' or '?' || (text[i] == ':' && !(i == drive && text[start] is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))))
            {
                return false;
            }
        }

        return true;
    }
}
