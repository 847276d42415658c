using System.IO.Compression;

namespace FreeSport.Ops.Module.Tests.Loading;

/// <summary>What <c>build.ps1 Pack</c> leaves in <c>out</c>.</summary>
public sealed class PackageTests
{
    private static readonly string Out = Path.Combine(BuiltModule.Root, "out");

    [Fact]
    public async Task The_packed_folder_works_by_itself()
    {
        string manifest = RequirePacked();
        using SampleRepository repository = SampleRepository.Create();

        // A PSModulePath with the package alone, and a session without the module: what a user has after an installation.
        using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(
            System.Management.Automation.Runspaces.InitialSessionState.CreateDefault2());
        shell.AddScript("Test-ModuleManifest -Path $args[0] | ForEach-Object { $_.Name; $_.Version.ToString(); $_.ExportedCmdlets.Count }").AddArgument(manifest);
        string[] answer = [.. (await shell.InvokeAsync()).Select(static o => o.ToString())];

        Assert.Equal("FreeSport.Ops", answer[0]);
        Assert.Equal(Path.GetFileName(Path.GetDirectoryName(manifest)), answer[1]);
        Assert.True(int.Parse(answer[2], System.Globalization.CultureInfo.InvariantCulture) >= 10);
        Assert.All(
            ["bin/net8.0/deps/FreeSport.Ops.Core.dll", "bin/netstandard2.0/deps/FreeSport.Ops.Core.dll", "bin/net8.0/deps/FreeSport.Ops.Workflows.dll", "bin/netstandard2.0/deps/FreeSport.Ops.Workflows.dll", "bin/net8.0/ru/FreeSport.Ops.resources.dll", "en-US/FreeSport.Ops.dll-Help.xml", "ru-RU/FreeSport.Ops.dll-Help.xml"],
            file => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(manifest)!, file)), file));
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(manifest)!, "bin/net8.0/deps/FreeSport.Ops.Contracts.dll")));
    }

    [Fact]
    public void The_package_has_the_layout_and_the_tags_of_a_gallery()
    {
        RequirePacked();
        using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(Out, "FreeSport.Ops.*.nupkg").Single());
        using StreamReader nuspec = new(package.Entries.Single(static e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());

        Assert.Contains(package.Entries, static e => e.FullName == "FreeSport.Ops.psd1");
        Assert.Contains("PSModule", nuspec.ReadToEnd(), StringComparison.Ordinal);
    }

    private static string RequirePacked()
    {
        string? manifest = Directory.Exists(Out) ? Directory.GetFiles(Out, "FreeSport.Ops.psd1", SearchOption.AllDirectories).SingleOrDefault() : null;
        Assert.SkipWhen(manifest is null, "The module is not packed: dotnet build src/FreeSport.Ops.Packaging -t:PackModule.");
        return manifest!;
    }
}
