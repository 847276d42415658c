namespace FreeSport.Ops.Workflows.Surroundings;

/// <summary>The files of a repository, by paths that start with <c>./</c>.</summary>
/// <param name="root">Absolute path of the repository.</param>
internal sealed class RepositoryFiles(string root) : IRepositoryTexts
{
    // What a person writes is a few kilobytes; more is not read for a glance at inputs.
    private const long LargestFile = 10 * 1024 * 1024;

    /// <summary>The text of a file; null when there is none, or it leads out of the repository, or cannot be read.</summary>
    public string? Read(string path)
    {
        string? file = Locate(path);
        try
        {
            return file is not null && File.Exists(file) && new FileInfo(file).Length <= LargestFile ? File.ReadAllText(file) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // For whoever refers to it, a file that cannot be read is not there.
            return null;
        }
    }

    public bool Exists(string path) => Locate(path) is { } file && (File.Exists(file) || Directory.Exists(file));

    /// <summary>The YAML files directly in a folder, by paths that start with <c>./</c>; null when there is no such folder.</summary>
    public IReadOnlyList<string>? YamlFiles(string folder) => Locate(folder) is { } full && Directory.Exists(full)
        ? [.. Directory.EnumerateFiles(full).Select(static f => Path.GetFileName(f)).Where(static f => Path.GetExtension(f) is ".yml" or ".yaml").Select(f => folder + "/" + f)]
        : null;

    private string? Locate(string path)
    {
        if (!PathName.IsPossible(path))
        {
            return null;
        }

        string full = Path.GetFullPath(Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar)));
        string inside = root.TrimEnd(Path.DirectorySeparatorChar);
        return full.StartsWith(inside + Path.DirectorySeparatorChar, StringComparison.Ordinal) || full == inside ? full : null;
    }
}
