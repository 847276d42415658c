using System.Runtime.InteropServices;

namespace FreeSport.Ops.Core.Floor.Processes;

/// <summary>Where the two legs, or the operating systems, differ.</summary>
internal static class Platform
{
    public static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    public static bool IsMacOS { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    /// <summary>Gets a value indicating whether CliWrap ends all that descends from a program. Its build for .NET Framework asks by the parent's number alone, which Windows gives away again.</summary>
    public static bool EndsTrees =>
#if NETSTANDARD
        false;
#else
        true;
#endif

    public static StringComparison PathComparison { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Whether anybody but its owner, the administrators and the system may do anything with a file; null where that cannot be told.</summary>
    public static bool? IsOpenToOthers(string path)
    {
#if NETSTANDARD
        return IsWindows ? WindowsAccess.IsOpenToOthers(path) : null;
#else
        const UnixFileMode Others = (UnixFileMode)0b111_111;
        return OperatingSystem.IsWindows() ? WindowsAccess.IsOpenToOthers(path) : (File.GetUnixFileMode(path) & Others) != 0;
#endif
    }

    public static bool IsFullyQualified(string path)
    {
#if NETSTANDARD
        return IsWindows
            ? path.Length >= 3 && ((path[1] == ':' && path[2] is '\\' or '/') || path.StartsWith(@"\\", StringComparison.Ordinal))
            : path.StartsWith("/", StringComparison.Ordinal);
#else
        return Path.IsPathFullyQualified(path);
#endif
    }

    public static bool IsExecutableFile(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

#if NETSTANDARD
        return true;
#else
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0;
#endif
    }

    /// <summary>Where a symbolic link points; null for what is none. The older leg cannot read links and takes them for files.</summary>
    public static string? LinkTarget(string path)
    {
#if NETSTANDARD
        return null;
#else
        // Git keeps slashes, whatever Windows has.
        return IsWindows ? new FileInfo(path).LinkTarget?.Replace('\\', '/') : new FileInfo(path).LinkTarget;
#endif
    }

    /// <summary>Whether the owner may execute a file; null where files have no such mode.</summary>
    public static bool? IsExecutableByMode(string path)
    {
#if !NETSTANDARD
        if (!OperatingSystem.IsWindows())
        {
            return (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;
        }
#endif
        return null;
    }

    /// <summary>Makes a folder that only its owner may enter.</summary>
    public static DirectoryInfo CreatePrivateDirectory(string path)
    {
#if NETSTANDARD
        return IsWindows ? WindowsAccess.CreatePrivateDirectory(path) : Directory.CreateDirectory(path);
#else
        return OperatingSystem.IsWindows()
            ? WindowsAccess.CreatePrivateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
#endif
    }

    /// <summary>Writes a new file that only its owner may read; on Windows who may is what its folder says.</summary>
    public static void WritePrivateFile(string path, byte[] bytes)
    {
#if NETSTANDARD
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
#else
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream file = new(path, options);
#endif
        file.Write(bytes, 0, bytes.Length);
        file.Flush(flushToDisk: true);
    }
}
