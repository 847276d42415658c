using System.Reflection;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>Where the build put what is tested.</summary>
internal static class BuiltModule
{
    public static string Leg { get; } = Metadata("ModuleLeg");

    public static string Root { get; } = Path.TrimEndingDirectorySeparator(Metadata("RepositoryRoot"));

    /// <summary>Gets another version of an assembly that the module brings, as a session may have loaded it before.</summary>
    public static string OtherLogging => Metadata("OtherLogging");

    /// <summary>Gets the folder of .NET Framework 4.7.2's reference assemblies.</summary>
    public static string FrameworkReferences => Metadata("FrameworkReferences");

    /// <summary>Gets the assembly that stands for Windows PowerShell's own.</summary>
    public static string PowerShellStandard => Metadata("PowerShellStandard");

    /// <summary>Gets an assembly whose every member only throws where .NET Framework is asked for.</summary>
    public static string AccessControlStub => Metadata("AccessControlStub");

    public static bool IsCoreLeg => Leg == "net8.0";

    public static string Manifest => Path.Combine(Root, "FreeSport.Ops.psd1");

    public static string Folder => Path.Combine(Root, "bin", Leg);

    /// <summary>Gets what Import-Module gets: the manifest, which picks the Core leg here, or the other leg's assembly.</summary>
    public static string ImportPath => IsCoreLeg ? Manifest : Path.Combine(Folder, "FreeSport.Ops.dll");

    /// <summary>Gets the assembly of the pinned PowerShell tool.</summary>
    public static string PowerShell => Path.Combine(Metadata("PowerShell"), OperatingSystem.IsWindows() ? "win" : "unix", "pwsh.dll");

    public static string Sample => Path.Combine(Root, "docs", "samples", "freesport");

    private static string Metadata(string key) =>
        typeof(BuiltModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
