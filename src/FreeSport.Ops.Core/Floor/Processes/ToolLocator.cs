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

    private readonly string? _untrustedRoot =
        untrustedRoot is null || Path.GetPathRoot(untrustedRoot) == untrustedRoot ? null : Path.GetFullPath(untrustedRoot).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;

    /// <summary>The first program of that name.</summary>
    /// <param name="name">The name without ending, such as <c>docker</c>.</param>
    /// <returns>Its absolute path, or null.</returns>
    public string? Find(string name)
    {
        foreach (string entry in (searchPath ?? string.Empty).Split(Path.PathSeparator))
        {
            string folder = entry.Trim('"');
            if (!PathName.IsPossible(folder) || !Platform.IsFullyQualified(folder) || IsUntrusted(folder))
            {
                continue;
            }

            foreach (string ending in Endings)
            {
                string candidate = Path.Combine(folder, name + ending);
                if (Platform.IsExecutableFile(candidate))
                {
                    return Path.GetFullPath(candidate);
                }
            }
        }

        return null;
    }

    private bool IsUntrusted(string folder) =>
        _untrustedRoot is not null
        && (Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar)
            .StartsWith(_untrustedRoot, Platform.PathComparison);
}
