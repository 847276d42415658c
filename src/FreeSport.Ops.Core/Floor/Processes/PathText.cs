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

    /// <summary>The absolute path of what somebody wrote.</summary>
    /// <param name="folder">What it is relative to, an absolute path.</param>
    /// <param name="written">The text.</param>
    /// <returns>The path, there or not; null for a text that can be none on this system.</returns>
    public static string? Resolve(string folder, string written) =>
        PathName.IsPossible(written) ? Path.GetFullPath(Path.Combine(folder, written)) : null;

    /// <summary>The folder that a variable of the session names.</summary>
    /// <param name="variable">Its name.</param>
    /// <param name="usual">The folder when it names none.</param>
    /// <returns>The folder, there or not.</returns>
    public static string FolderOf(string variable, string usual) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named && PathName.IsPossible(named) ? named : usual;

    /// <summary>The folder of whoever runs this.</summary>
    /// <param name="below">Names below it.</param>
    /// <returns>Relative where the system knows no such person.</returns>
    public static string OfPerson(params string[] below) =>
        Path.Combine([Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), .. below]);

    /// <summary>Gets the folder in which this module keeps what is the person's own and belongs to no repository.</summary>
    public static string StateFolder => Path.Combine(
        Platform.IsWindows ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : FolderOf("XDG_STATE_HOME", OfPerson(".local", "state")),
        "FreeSport.Ops");

    /// <summary>Whether a path is a folder's own or below it, both with forward slashes from the same root.</summary>
    /// <param name="path">The path.</param>
    /// <param name="folder">The folder, or a file; empty for the root.</param>
    /// <returns>True when it is.</returns>
    public static bool IsWithin(string path, string folder) => folder.Length == 0 || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
