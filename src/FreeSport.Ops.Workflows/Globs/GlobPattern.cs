namespace FreeSport.Ops.Workflows.Globs;

/// <summary>A pattern of a branch, tag or path filter. Source of its meaning: GitHub's filter pattern cheat sheet.</summary>
/// <remarks>Matches in time proportional to pattern and text, whatever stands in them.</remarks>
internal sealed class GlobPattern
{
    private readonly IReadOnlyList<GlobPart> _parts;

    private GlobPattern(IReadOnlyList<GlobPart> parts) => _parts = parts;

    /// <summary>Reads a pattern without the <c>!</c> in front of it.</summary>
    /// <returns>The pattern; null when GitHub could not read it either.</returns>
    public static GlobPattern? Read(string text) => GlobReader.Read(text) is { } parts ? new GlobPattern(parts) : null;

    public bool Matches(string text)
    {
        bool[] at = new bool[_parts.Count + 1];
        bool[] next = new bool[_parts.Count + 1];
        at[0] = true;
        Skip(at);
        foreach (char c in text)
        {
            Array.Clear(next, 0, next.Length);
            for (int i = 0; i < _parts.Count; i++)
            {
                if (!at[i] || !_parts[i].Takes(c))
                {
                    continue;
                }

                next[i] |= _parts[i].Repeats;

                // The folders of "**/" end with a slash only.
                next[i + 1] |= !_parts[i].IsFolders || c == '/';
            }

            Skip(next);
            (at, next) = (next, at);
        }

        return at[_parts.Count];
    }

    // The folders of "**/" may be none at all, but once begun they end with a slash: their second half cannot be skipped.
    private void Skip(bool[] at)
    {
        for (int i = 0; i < _parts.Count; i++)
        {
            at[i + 1] |= at[i] && _parts[i].IsOptional;
            if (at[i] && _parts[i].SkipsNext)
            {
                at[i + 2] = true;
            }
        }
    }
}
