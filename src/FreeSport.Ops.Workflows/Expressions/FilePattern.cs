namespace FreeSport.Ops.Workflows.Expressions;

/// <summary>One pattern of <c>hashFiles</c>, which matches a file or a folder with all that is in it.</summary>
internal sealed class FilePattern
{
    private const string AnyFolders = "**";
    private readonly IReadOnlyList<string> _parts;
    private readonly bool _foldersOnly;

    private FilePattern(IReadOnlyList<string> parts, bool foldersOnly, bool excludes, bool refused, bool outside)
    {
        _parts = parts;
        _foldersOnly = foldersOnly;
        Excludes = excludes;
        Refused = refused;
        Outside = outside;
        Start = [.. parts.TakeWhile(static p => !FileName.IsPattern(p)).Select(FileName.Literal)];
    }

    /// <summary>Whether it takes out what patterns before it took in.</summary>
    public bool Excludes { get; }

    /// <summary>Whether it walks with <c>.</c> or <c>..</c>, which the runner refuses, or has wildcards above the folder.</summary>
    public bool Refused { get; }

    /// <summary>Whether it can match nothing in the folder.</summary>
    public bool Outside { get; }

    /// <summary>The names before the first one with a wildcard: where the search begins.</summary>
    public IReadOnlyList<string> Start { get; }

    /// <param name="line">A pattern without blanks around it.</param>
    /// <param name="folder">What it is relative to.</param>
    public static FilePattern Read(string line, string folder)
    {
        bool excludes = false;
        while (line.StartsWith("!", StringComparison.Ordinal))
        {
            excludes = !excludes;
            line = line.Substring(1).Trim();
        }

        line = Normal(line);
        string root = Normal(folder).TrimEnd('/') + "/";
        bool inside = line.StartsWith(root, FileName.Comparison);
        bool rooted = PathName.IsRooted(line);
        string literal = line.Split('*', '?', '[', '\\')[0];
        bool above = !inside && rooted && root.StartsWith(literal, FileName.Comparison);
        bool all = above && line == literal + AnyFolders && literal.EndsWith("/", StringComparison.Ordinal);
        List<string> parts = [.. (inside ? line.Substring(root.Length) : line).Split(['/'], StringSplitOptions.RemoveEmptyEntries)];
        if (parts.Count > 0 && parts[0] == ".")
        {
            parts.RemoveAt(0);
        }

        while (parts.Count > 0 && parts[parts.Count - 1] == AnyFolders)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        bool refused = line.Length == 0 || (above && !all) || parts.Any(static p => p is "." or "..");
        bool outside = !inside && !all && (rooted || line == "~" || line.StartsWith("~/", StringComparison.Ordinal));
        return new(all ? [] : parts, line.EndsWith("/", StringComparison.Ordinal), excludes, refused, outside);
    }

    /// <summary>Whether it matches a file or a folder above it; only the latter if it ends with a slash.</summary>
    /// <param name="path">The names from the folder down.</param>
    public bool Matches(IReadOnlyList<string> path) => Follow(path, partly: false);

    /// <summary>Whether it could match something in a folder.</summary>
    public bool MayMatchIn(IReadOnlyList<string> path) => Follow(path, partly: true);

    // All places in the pattern that are reached by the names so far.
    private bool Follow(IReadOnlyList<string> path, bool partly)
    {
        if (Outside)
        {
            return false;
        }

        bool[] reached = new bool[_parts.Count + 1];
        reached[0] = true;
        for (int at = 0; ; at++)
        {
            for (int part = 0; part < _parts.Count; part++)
            {
                reached[part + 1] |= reached[part] && _parts[part] == AnyFolders;
            }

            bool matched = reached[_parts.Count] && !(_foldersOnly && at == path.Count);
            if (matched || at == path.Count)
            {
                return matched || (partly && reached.Any(static r => r));
            }

            for (int part = _parts.Count - 1; part >= 0; part--)
            {
                bool any = _parts[part] == AnyFolders;
                reached[part + 1] |= reached[part] && !any && FileName.Matches(_parts[part], path[at]);
                reached[part] &= any;
            }
        }
    }

    private static string Normal(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace('\\', '/');
}
