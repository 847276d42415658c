using System.Globalization;

namespace FreeSport.Ops.Benchmarks;

/// <summary>
/// What an import costs in a PowerShell that has started already, beside the import of PowerShell's own package
/// manager, a binary module with views of its own. In turn, so that a machine that drifts treats both alike; each
/// import in a fresh process, because an assembly loads once.
/// </summary>
internal static class ImportComparison
{
    /// <summary>The argument that starts it; a number of rounds may follow.</summary>
    public const string Argument = "--import";

    private const string PackageManager = "Microsoft.PowerShell.PSResourceGet";

    public static async Task RunAsync(int rounds)
    {
        List<double> ours = [], theirs = [];
        for (int round = 0; round < rounds; round++)
        {
            ours.Add(await ImportAsync(Built.Manifest));
            theirs.Add(await ImportAsync(PackageManager));
        }

        Console.WriteLine($"FreeSport.Ops: {Spread(ours)}");
        Console.WriteLine($"{PackageManager}: {Spread(theirs)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio of medians {Median(ours) / Median(theirs):f2}, of minima {ours.Min() / theirs.Min():f2}"));
    }

    // The first line warms up what every import needs: the engine's own view of modules and cmdlets.
    private static async Task<double> ImportAsync(string module) => double.Parse(
        await PowerShellTool.RunAsync(
            $"$ErrorActionPreference = 'Stop'; Import-Module Microsoft.PowerShell.Utility; [void] (Get-Module); $clock = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{module}'; $clock.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)"),
        CultureInfo.InvariantCulture);

    private static string Spread(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"median {Median(times):f0} ms, {times.Min():f0} to {times.Max():f0} ms, {times.Count} imports");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
