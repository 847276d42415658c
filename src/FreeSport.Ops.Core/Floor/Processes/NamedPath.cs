namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Paths as the disk has them, whatever was typed.</summary>
/// <remarks>
/// Where upper and lower case are the same, <c>.GITHUB\Deploy.yml</c> opens the file; to git and the ledger it would be
/// another one.
/// </remarks>
public static class NamedPath
{
    /// <summary>A path with the names of the disk.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The path; names that are not there, or not to be seen, stay as they are.</returns>
    public static string Of(string path)
    {
        if (Platform.PathComparison == StringComparison.Ordinal)
        {
            return path;
        }

        string root = Path.GetPathRoot(path) ?? string.Empty;
        char[] separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];
        return path.Substring(root.Length).Split(separators, StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(root.ToUpperInvariant(), static (folder, name) => Path.Combine(folder, NameIn(folder, name)));
    }

    private static string NameIn(string folder, string typed)
    {
        try
        {
            string[] names = [.. Directory.EnumerateFileSystemEntries(folder, typed).Select(static p => Path.GetFileName(p))];
            return names.Contains(typed) ? typed : names.FirstOrDefault(n => n.Equals(typed, StringComparison.OrdinalIgnoreCase)) ?? typed;
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return typed;
        }
    }
}
