using System.Diagnostics;

namespace FreeSport.Ops.Benchmarks;

/// <summary>The pinned PowerShell as a process of its own, without profile, without asking its own servers.</summary>
internal static class PowerShellTool
{
    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> RunAsync(string command)
    {
        ProcessStartInfo start = new("dotnet", ["pwsh", "-NoProfile", "-NonInteractive", "-Command", command])
        {
            WorkingDirectory = Built.Root,
            RedirectStandardOutput = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException("PowerShell ended with " + process.ExitCode + ": " + output);
    }
}
