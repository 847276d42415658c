using System.Runtime.InteropServices;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Finds programs on PATH alone.</summary>
/// <remarks>
/// A program planted in the current folder or in the repository is never taken: relative and empty PATH entries are
/// passed over, and so are those inside <paramref name="untrustedRoot"/>. On Windows only real programs count, not
/// <c>.cmd</c> and <c>.bat</c> shims, whose argument quoting cannot be made safe.
/// </remarks>
/// <param name="searchPath">The value of PATH.</param>
/// <param name="untrustedRoot">A folder no program is taken from, usually the repository; null for none.</param>
public sealed class ToolLocator(string? searchPath, string? untrustedRoot)
{
    private static readonly string[] Endings =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? [".exe", ".com"] : [string.Empty];

    private static readonly string[] Shims = [".cmd", ".bat"];

    private readonly string? _untrustedRoot =
        untrustedRoot is null || Path.GetPathRoot(untrustedRoot) == untrustedRoot ? null : Path.GetFullPath(untrustedRoot).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <summary>The first program of that name.</summary>
    /// <param name="name">The name without ending, such as <c>docker</c>.</param>
    /// <returns>Its absolute path, or null.</returns>
    public string? Find(string name) => FindAll(name).FirstOrDefault();

    /// <summary>All programs of that name, the first on PATH first.</summary>
    /// <param name="name">The name without ending.</param>
    /// <returns>Absolute paths.</returns>
    public IEnumerable<string> FindAll(string name) => Search(name, Endings, Platform.IsExecutableFile);

    /// <summary>The first batch file of a name, which is no program.</summary>
    /// <param name="name">The name without ending.</param>
    /// <returns>Its absolute path, or null.</returns>
    public string? FindShim(string name) => Search(name, Shims, File.Exists).FirstOrDefault();

    /// <summary>What to say of a program that is not found, although a batch file of its name is there.</summary>
    /// <param name="name">The name without ending.</param>
    /// <returns>The sentence with a space before it; empty when there is none.</returns>
    public string ShimNote(string name) => FindShim(name) is { } shim ? " " + ProcessesTexts.OnlyShim.With(shim) : string.Empty;

    private IEnumerable<string> Search(string name, string[] endings, Func<string, bool> isThere)
    {
        foreach (string entry in (searchPath ?? string.Empty).Split(Path.PathSeparator))
        {
            string folder = entry.Trim('"');
            if (!PathName.IsPossible(folder) || !Platform.IsFullyQualified(folder) || IsUntrusted(folder))
            {
                continue;
            }

            foreach (string ending in endings)
            {
                string candidate = Path.Combine(folder, name + ending);
                if (isThere(candidate))
                {
                    yield return Path.GetFullPath(candidate);
                }
            }
        }
    }

    private bool IsUntrusted(string folder) =>
        _untrustedRoot is not null
        && (Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar)
            .StartsWith(_untrustedRoot, Platform.PathComparison);
}
