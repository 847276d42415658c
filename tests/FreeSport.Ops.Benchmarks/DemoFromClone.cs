using System.Diagnostics;
using System.Globalization;

namespace FreeSport.Ops.Benchmarks;

/// <summary>README's main command on a clean clone: how long until the last line stands there.</summary>
internal static class DemoFromClone
{
    /// <summary>The argument that starts it.</summary>
    public const string Argument = "--demo";

    public static async Task RunAsync()
    {
        string folder = Directory.CreateTempSubdirectory("fsops-clone-").FullName;
        try
        {
            await RunAsync("git", Built.Root, "clone", "--quiet", Built.Root, folder);
            Stopwatch clock = Stopwatch.StartNew();
            await RunAsync("dotnet", folder, "tool", "restore");
            await RunAsync("dotnet", folder, "pwsh", "./build.ps1", "Demo");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Demo from a clean clone: {clock.Elapsed.TotalSeconds:f0} s"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
