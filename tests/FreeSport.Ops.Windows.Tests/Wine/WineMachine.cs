using System.Diagnostics;

using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Windows.Tests.Wine;

/// <summary>
/// A Windows under Wine: a fresh prefix, .NET for Windows, and a git.exe that hands on to the git of Linux. Drive R: has
/// the repository and NuGet's folder at their own paths, and nothing else of this machine. What was said stays in files
/// under the tests' own folder until the next run.
/// </summary>
internal sealed class WineMachine : IDisposable
{
    private const string Program = "/usr/bin/wine";
    private const string Server = "/usr/bin/wineserver";

    private static readonly TimeSpan SetupBound = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ServerBound = TimeSpan.FromSeconds(20);

    private static readonly string Said = Path.Combine(AppContext.BaseDirectory, "wine");

    // Not in the repository: drive R: would lead around in a circle.
    private readonly TempFolder _folder = new();

    public WineMachine()
    {
        if (Directory.Exists(Said))
        {
            Directory.Delete(Said, recursive: true);
        }

        Directory.CreateDirectory(Said);
        LayDrives();
        SetUp("wineboot", "-i");
        SetUp("winecfg", "-v", "win10");
        LayRuntime();
        LayBridge();
    }

    private string Prefix => _folder.At("prefix");

    private string DriveC => _folder.At("prefix/drive_c");

    private string DriveR => _folder.At("r");

    private string Runtime => _folder.At("prefix/drive_c/dotnet");

    private string Bridge => _folder.At("prefix/drive_c/bridge");

    /// <summary>Skips the test, and says why, where there is no Wine.</summary>
    public static void Require()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Wine is asked for on Linux only.");
        Assert.SkipUnless(File.Exists(Program), "Wine is not installed; tests/components/install.sh does it.");
        Assert.SkipWhen(BuiltFile.Runtime.Length == 0, "Wine came after the build; build again, and .NET for Windows comes along.");
    }

    /// <summary>
    /// Runs an assembly of tests in it. Wine itself stands still or ends a program late now and then, each time elsewhere:
    /// a run that was not clean is begun once more, and that one decides.
    /// </summary>
    public async Task<WineResults> TestAsync(string assembly, TimeSpan bound, params string[] selection)
    {
        string name = Path.GetFileNameWithoutExtension(assembly);
        AppHost.Write(Path.ChangeExtension(assembly, ".exe"), name + ".dll");
        AppHost.Write(Path.ChangeExtension(BuiltFile.LedgerWriting, ".exe"), Path.GetFileName(BuiltFile.LedgerWriting));
        string[] command = [On(Path.ChangeExtension(assembly, ".exe")), "-noColor", "-noLogo", "-reporter", "verbose", "-maxThreads", "1", "-result-xml", @"C:\results.xml", .. selection];
        WineResults first = await Task.Run(() => Test(name, command, bound));
        if (first.IsClean)
        {
            return first;
        }

        Start(Server, "wineserver", ["-k"], ServerBound);
        WineResults second = await Task.Run(() => Test(name + ".again", command, bound));
        second.IsWinesFault = first.StoodStillIn is not null && second.StoodStillIn is not null && first.StoodStillIn != second.StoodStillIn;
        return second;
    }

    public void Dispose()
    {
        Start(Server, "wineserver", ["-k"], ServerBound);
        _folder.Dispose();
    }

    private static string On(string path) => "R:" + path.Replace('/', '\\');

    private void LayDrives()
    {
        foreach (string folder in (string[])[BuiltModule.Root, BuiltFile.Packages])
        {
            string link = Path.TrimEndingDirectorySeparator(DriveR + folder);
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            Directory.CreateSymbolicLink(link, Path.TrimEndingDirectorySeparator(folder));
        }

        // Where this folder is there already, Wine makes no Z:, which is the whole of Linux: /bin/sh would be there.
        string drives = Directory.CreateDirectory(Path.Combine(Prefix, "dosdevices")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(drives, "c:"), Directory.CreateDirectory(DriveC).FullName);
        Directory.CreateSymbolicLink(Path.Combine(drives, "r:"), DriveR);
    }

    private void LayRuntime()
    {
        foreach (string framework in (string[])["Microsoft.NETCore.App", "Microsoft.AspNetCore.App"])
        {
            string package = BuiltFile.Package(framework.ToLowerInvariant() + ".runtime.win-x64");
            string target = Directory.CreateDirectory(Path.Combine(Runtime, "shared", framework, BuiltFile.Runtime)).FullName;
            foreach (string file in (string[])[.. Directory.GetFiles(Path.Combine(package, "lib", "net10.0")), .. Directory.GetFiles(Path.Combine(package, "native"))])
            {
                File.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(file)), file);
            }
        }

        string resolver = Path.Combine("host", "fxr", BuiltFile.Runtime);
        Directory.CreateDirectory(Path.Combine(Runtime, resolver));
        File.CreateSymbolicLink(Path.Combine(Runtime, resolver, "hostfxr.dll"), Path.Combine(BuiltFile.Package("microsoft.netcore.app.runtime.win-x64"), "native", "hostfxr.dll"));
    }

    private void LayBridge()
    {
        Directory.CreateDirectory(Bridge);
        foreach (string file in Directory.GetFiles(BuiltFile.Bridge, "FreeSport.Ops.Windows.Bridge.*").Append(Path.Combine(BuiltFile.Bridge, "bridge.sh")))
        {
            File.Copy(file, Path.Combine(Bridge, Path.GetFileName(file)));
        }

        AppHost.Write(Path.Combine(Bridge, "git.exe"), "FreeSport.Ops.Windows.Bridge.dll");
        // What Git for Windows says for the whole machine.
        File.WriteAllText(Path.Combine(Bridge, "gitconfig"), "[core]\n\tsymlinks = false\n\tautocrlf = true\n[init]\n\tdefaultBranch = main\n");
    }

    private WineResults Test(string name, string[] command, TimeSpan bound)
    {
        (string output, bool isEnded) = Start(Program, name, command, bound);
        string results = Path.Combine(Said, name + ".xml");
        if (File.Exists(Path.Combine(DriveC, "results.xml")))
        {
            File.Move(Path.Combine(DriveC, "results.xml"), results, overwrite: true);
        }

        return new WineResults(results, output, isEnded);
    }

    private void SetUp(params string[] command)
    {
        (string output, bool isEnded) = Start(Program, command[0], command, SetupBound);
        Assert.SkipWhen(isEnded, $"Wine did not come to the end of '{command[0]}' in {SetupBound.TotalSeconds} s; see {output}.");
    }

    // Into a file: Wine's services keep a pipe open for as long as they live.
    private (string Output, bool IsEnded) Start(string program, string name, string[] command, TimeSpan bound)
    {
        string output = Path.Combine(Said, name + ".txt");
        ProcessStartInfo start = new("/bin/sh", ["-c", "output=$1; shift; exec \"$@\" > \"$output\" 2>&1 < /dev/null", "sh", output, program, .. command])
        {
            WorkingDirectory = DriveC,
        };
        foreach ((string variable, string value) in Environment())
        {
            start.Environment[variable] = value;
        }

        using Process process = Process.Start(start)!;
        bool isEnded = !process.WaitForExit(bound);
        if (isEnded)
        {
            process.Kill(entireProcessTree: true);
            File.AppendAllText(output, $"\nIt was ended after {bound.TotalSeconds} s.\n");
        }

        return (output, isEnded);
    }

    private (string Name, string Value)[] Environment() =>
    [
        ("WINEPREFIX", Prefix),
        ("WINEDEBUG", "-all"),
        ("LC_ALL", "C.UTF-8"),
        ("WINEPATH", @"C:\bridge"),
        ("BRIDGE_C", DriveC),
        ("DOTNET_ROOT", @"C:\dotnet"),
        // Without these .NET dies under Wine: it cannot map memory twice, and not throw from within a handler as the
        // optimizing compiler does.
        ("DOTNET_EnableWriteXorExecute", "0"),
        ("DOTNET_gcConcurrent", "0"),
        ("DOTNET_TieredCompilation", "0"),
        ("DOTNET_JITMinOpts", "1"),
        ("POWERSHELL_TELEMETRY_OPTOUT", "1"),
        // What an installed PowerShell 7 has in its powershell.config.json.
        ("PSExecutionPolicyPreference", "RemoteSigned"),
    ];
}
