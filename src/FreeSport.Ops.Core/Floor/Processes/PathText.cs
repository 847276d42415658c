namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Paths as texts.</summary>
internal static class PathText
{
    /// <summary>A path below a root with forward slashes.</summary>
    /// <param name="root">Absolute path.</param>
    /// <param name="path">Absolute path.</param>
    /// <returns>Empty for the root itself; the path as it is when it lies elsewhere.</returns>
    public static string Below(string root, string path)
    {
        string prefix = root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        if ((path.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar).Equals(prefix, Platform.PathComparison))
        {
            return string.Empty;
        }

        return path.StartsWith(prefix, Platform.PathComparison)
            ? path.Substring(prefix.Length).Replace(Path.DirectorySeparatorChar, '/')
            : path;
    }

    /// <summary>Whether a path is a folder's own or below it, both with forward slashes from the same root.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The folder, or a file; empty for the root.</param>
    /// <returns>True when it is.</returns>
    public static bool IsWithin(string path, string folder) => folder.Length == 0 || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
