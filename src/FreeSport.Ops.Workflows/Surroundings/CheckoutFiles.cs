namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>What a checkout of the repository holds. Safe from any thread.</summary>
internal sealed class CheckoutFiles
{
    private readonly string[] _paths;
    private readonly HashSet<string> _files;
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string>> _byName;

    /// <summary>Initializes a new instance of the <see cref="CheckoutFiles"/> class.</summary>
    /// <param name="paths">The files by their paths from the root, with forward slashes; a link and a submodule are one each.</param>
    public CheckoutFiles(IEnumerable<string> paths)
    {
        _files = new HashSet<string>(paths, StringComparer.Ordinal);
        _paths = [.. _files];
        Array.Sort(_paths, StringComparer.Ordinal);
        foreach (string path in _paths)
        {
            for (int slash = path.LastIndexOf('/'); slash > 0 && _folders.Add(path.Substring(0, slash)); slash = path.LastIndexOf('/', slash - 1))
            {
            }
        }

        _byName = new(() => _paths.ToLookup(static p => NameOf(p), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Gets the files in the order of their paths.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>Whether a path is sure not to be there; beneath a link or a submodule nobody can tell.</summary>
    public bool Lacks(string path) => path.Length > 0 && !_files.Contains(path) && !_folders.Contains(path) && !Ancestors(path).Any(_files.Contains);

    public bool HasFolder(string path) => path.Length == 0 || _folders.Contains(path);

    /// <summary>The uppermost part of a path that is not there, by its name.</summary>
    public string FirstMissing(string path) => NameOf(Ancestors(path).Reverse().Append(path).First(p => !HasFolder(p)));

    /// <summary>Whether a file begins as a pattern does and matches it.</summary>
    /// <param name="prefix">What each match begins with.</param>
    /// <param name="matches">Tells a match.</param>
    public bool Any(string prefix, Func<string, bool> matches)
    {
        int first = Array.BinarySearch(_paths, prefix, StringComparer.Ordinal);
        for (int i = first < 0 ? ~first : first; i < _paths.Length && _paths[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            if (matches(_paths[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sentence that names the path that was meant, with a leading space; null when none is near.</summary>
    public Message? Suggest(string path)
    {
        // The same name in another folder or another case is what has moved.
        string[] namesakes = [.. _byName.Value[NameOf(path)].Take(2)];
        if (namesakes.Length == 1)
        {
            return Nearest.Named(namesakes[0]);
        }

        string missing = Ancestors(path).Reverse().Append(path).First(p => !HasFolder(p));
        string folder = missing.Substring(0, missing.LastIndexOf('/') + 1);
        IEnumerable<string> beside = _paths.Where(p => p.StartsWith(folder, StringComparison.Ordinal)).Select(p => NameOf(FirstPart(p, folder))).Distinct(StringComparer.Ordinal);
        return Nearest.Find(NameOf(missing), beside, farthest: 2) is { } near ? Nearest.Named(folder + near + path.Substring(missing.Length)) : null;
    }

    private static string FirstPart(string path, string folder) => path.IndexOf('/', folder.Length) is >= 0 and int slash ? path.Substring(0, slash) : path;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static IEnumerable<string> Ancestors(string path)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path.Substring(0, slash);
        }
    }
}
