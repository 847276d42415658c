namespace FreeSport.Ops.Module.Tests.Loading.Desktop;

/// <summary>
/// The leg of Windows PowerShell 5.1 held against .NET Framework 4.7.2, on any machine: what would end there in a
/// FileNotFoundException, a MissingMethodException or a PlatformNotSupportedException is found without running it.
/// </summary>
public sealed class LegTests
{
    private static readonly string Leg = Path.Combine(BuiltModule.Root, "bin", "netstandard2.0");

    [Fact]
    public void Everything_the_leg_refers_to_is_there()
    {
        LegReport report = Report(Leg);

        Assert.Empty(report.Unresolved);
        Assert.Empty(report.Throwing);
        Assert.Empty(report.Unreached);
    }

    [Fact]
    public void A_file_that_was_taken_out_is_missed()
    {
        using Copy copy = new();
        File.Delete(copy.Dependency("CliWrap.dll"));

        LegReport report = Report(copy.Folder);

        Assert.Contains(report.Unresolved, static f => f.StartsWith("FreeSport.Ops.Core: CliWrap ", StringComparison.Ordinal) && f.EndsWith(" is nowhere", StringComparison.Ordinal));
        Assert.Contains("FreeSport.Ops.Core: type CliWrap.Cli", report.Unresolved);
    }

    [Fact]
    public void What_only_newer_runtimes_have_is_missed()
    {
        using Copy copy = new();
        File.Copy(Path.Combine(BuiltModule.Root, "bin", "net8.0", "deps", "FreeSport.Ops.Workflows.dll"), copy.Dependency("FreeSport.Ops.Workflows.dll"), overwrite: true);

        LegReport report = Report(copy.Folder);

        Assert.Contains("FreeSport.Ops.Workflows: System.Runtime 8.0.0.0 is newer than the framework's 4.1.2.0: only a redirect would bind it", report.Unresolved);
        Assert.Contains("FreeSport.Ops.Workflows: type System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", report.Unresolved);
        Assert.Contains(report.Unresolved, static f => f.StartsWith("FreeSport.Ops.Workflows: [mscorlib]System.String::", StringComparison.Ordinal));
    }

    [Fact]
    public void An_older_version_than_the_one_asked_for_is_told()
    {
        using Copy copy = new();
        File.Copy(BuiltModule.OtherLogging, copy.Dependency("Microsoft.Extensions.Logging.Abstractions.dll"), overwrite: true);

        Assert.Contains(Report(copy.Folder).Unresolved, static f => f.EndsWith(" in deps: only a redirect would bind it", StringComparison.Ordinal)
            && f.StartsWith("FreeSport.Ops.Core: Microsoft.Extensions.Logging.Abstractions ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_resolver_does_not_answer_is_told()
    {
        using Copy copy = new();
        File.Copy(copy.Dependency("FreeSport.Ops.Core.dll"), Path.Combine(copy.Folder, "FreeSport.Ops.Core.dll"));
        File.Delete(copy.Dependency("FreeSport.Ops.Core.dll"));

        Assert.Contains(Report(copy.Folder).Unresolved, static f => f.EndsWith(" lies in deps, where the resolver does not look for FreeSport.Ops.Core", StringComparison.Ordinal));
    }

    [Fact]
    public void A_member_that_only_throws_is_told()
    {
        using Copy copy = new();
        File.Copy(BuiltModule.AccessControlStub, copy.Dependency("System.IO.FileSystem.AccessControl.dll"), overwrite: true);

        string[] thrown = [.. Report(copy.Folder).Throwing.Select(static f => f.Split(' ')[1]).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["[System.IO.FileSystem.AccessControl]System.IO.FileSystemAclExtensions::Create", "[System.IO.FileSystem.AccessControl]System.IO.FileSystemAclExtensions::GetAccessControl", "[System.IO.FileSystem.AccessControl]System.Security.AccessControl.FileSystemSecurity::AddAccessRule"],
            thrown);
    }

    [Fact]
    public void A_file_nobody_asks_for_is_told()
    {
        using Copy copy = new();
        File.Copy(typeof(LegTests).Assembly.Location, copy.Dependency("FreeSport.Ops.Module.Tests.dll"));

        Assert.Equal(["FreeSport.Ops.Module.Tests"], Report(copy.Folder).Unreached);
    }

    private static LegReport Report(string leg) => LegReport.Of(leg, BuiltModule.FrameworkReferences, BuiltModule.PowerShellStandard);

    /// <summary>The leg in a folder of its own, to be damaged.</summary>
    private sealed class Copy : IDisposable
    {
        public Copy()
        {
            foreach (string file in Directory.GetFiles(Leg, "*.dll", SearchOption.AllDirectories))
            {
                string target = Path.Combine(Folder, Path.GetRelativePath(Leg, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("freesport-leg-").FullName;

        public string Dependency(string name) => Path.Combine(Folder, "deps", name);

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
