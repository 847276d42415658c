using System.Reflection;

namespace FreeSport.Ops.Windows.Tests.Wine;

/// <summary>What the build put where, and what it took from NuGet for Wine.</summary>
internal static class BuiltFile
{
    public static string CoreTests => Path.GetFullPath(Metadata("CoreTests"));

    public static string LedgerWriting => Path.GetFullPath(Metadata("LedgerWriting"));

    public static string Bridge => Path.GetFullPath(Metadata("Bridge"));

    public static string Packages => Metadata("NuGetPackages");

    /// <summary>Gets the version of .NET for Windows; empty where the build saw no Wine.</summary>
    public static string Runtime => Metadata("WindowsRuntime");

    public static string Package(string name) => Path.Combine(Packages, name, Runtime, "runtimes", "win-x64");

    private static string Metadata(string key) =>
        typeof(BuiltFile).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value ?? string.Empty;
}
