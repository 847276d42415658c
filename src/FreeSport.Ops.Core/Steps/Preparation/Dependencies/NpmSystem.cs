using System.Runtime.InteropServices;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>This system, in the words in which packages of npm say for which they are.</summary>
internal static class NpmSystem
{
    private static readonly string Os = Platform.IsWindows ? "win32" : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "darwin" : "linux";

    private static readonly string Cpu = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant() switch { "x86" => "ia32", "ppc64le" => "ppc64", "loongarch64" => "loong64", var same => same };

    private static readonly string? Libc = Os != "linux" ? null : Directory.Exists("/lib") && Directory.EnumerateFileSystemEntries("/lib", "ld-musl-*").Any() ? "musl" : "glibc";

    /// <summary>Whether a package is for this system, by its entry in a lock file.</summary>
    /// <param name="package">The entry.</param>
    public static bool Takes(JsonElement package) =>
        Takes(package, "os", Os) && Takes(package, "cpu", Cpu) && (Libc is null || Takes(package, "libc", Libc));

    // A list of those that it is for, or with "!" of those that it is not for.
    private static bool Takes(JsonElement package, string key, string own)
    {
        if (!package.TryGetProperty(key, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        string[] named = [.. list.EnumerateArray().Select(static e => e.ToString())];
        string[] wanted = [.. named.Where(static n => !n.StartsWith("!", StringComparison.Ordinal))];
        return !named.Contains("!" + own, StringComparer.Ordinal) && (wanted.Length == 0 || wanted.Contains(own, StringComparer.Ordinal) || wanted.Contains("any", StringComparer.Ordinal));
    }
}
