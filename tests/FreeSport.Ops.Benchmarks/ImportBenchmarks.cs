using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

using BenchmarkDotNet.Attributes;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// The import in a fresh process, against a module of one cmdlet that brings as many views and types. Each figure is a
/// whole process; what an import costs is the difference to the one without a module.
/// </summary>
[InvocationCount(1)]
[WarmupCount(2)]
[IterationCount(20)]
public class ImportBenchmarks
{
    /// <summary>The argument that makes this program import a module and end.</summary>
    public const string Once = "--import-once";

    private string? _folder;

    /// <summary>Makes the module of one cmdlet; its views are ours under other names.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("fsops-one-").FullName;
        File.Copy(Built.OneCmdlet, Path.Combine(_folder, "One.dll"));
        foreach (string views in Directory.EnumerateFiles(Built.Views))
        {
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(views)), File.ReadAllText(views).Replace("FreeSport.Ops.Fs", "One.Fs", StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(_folder, "One.psd1"), """
            @{
                RootModule = 'One.dll'
                ModuleVersion = '1.0'
                GUID = '6f1cf3c1-7a0f-4f2b-9f2c-2f1f0c0b7a11'
                CmdletsToExport = @('Get-One')
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @()
                TypesToProcess = @('FreeSport.Ops.Types.ps1xml')
                FormatsToProcess = @('FreeSport.Ops.Format.ps1xml')
            }
            """);
    }

    /// <summary>Removes it.</summary>
    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder!, recursive: true);

    /// <summary>The engine alone.</summary>
    [Benchmark(Baseline = true)]
    public void NoModule() => Run();

    /// <summary>The module of one cmdlet.</summary>
    [Benchmark]
    public void OneCmdlet() => Run(Path.Combine(_folder!, "One.psd1"));

    /// <summary>This module.</summary>
    [Benchmark]
    public void ThisModule() => Run(Built.Manifest);

    /// <summary>What the fresh process does.</summary>
    /// <param name="manifest">The module; null for none.</param>
    public static void Import(string? manifest)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest ?? "Microsoft.PowerShell.Core").AddParameter("ErrorAction", manifest is null ? "Ignore" : "Stop").Invoke();
    }

    private static void Run(params string[] module)
    {
        using Process process = Process.Start("dotnet", [typeof(ImportBenchmarks).Assembly.Location, Once, .. module]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The import failed.");
        }
    }
}
