using System.Diagnostics;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>The real PowerShell as a child process, with the built module imported.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record PwshRun(int ExitCode, string Output, string Error)
{
    private const string WarningMark = "WARNING: ";

    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    // Absolute, because a test may give the child a PATH without dotnet.
    private static readonly string Dotnet = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(static f => Path.Combine(f, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        .First(File.Exists);

    public static Task<PwshRun> CommandAsync(string command, string? folder = null, params (string Name, string? Value)[] environment) =>
        StartAsync(["-Command", Import + command], folder, environment);

    /// <summary>Gets the lines of the output without the warnings, which PowerShell writes among them.</summary>
    public string[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.TrimEnd('\r')).Where(static l => !l.StartsWith(WarningMark, StringComparison.Ordinal))];

    /// <summary>Gets the warnings.</summary>
    public string Warnings => string.Join('\n', Output.Split('\n').Where(static l => l.StartsWith(WarningMark, StringComparison.Ordinal)));

    /// <summary>Runs a script with <c>-File</c>; the script imports the module itself.</summary>
    public static async Task<PwshRun> StartAsync(string[] arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        using Process process = Start(arguments, folder, environment);
        using CancellationTokenSource bound = new(Bound);
        Task<string> output = process.StandardOutput.ReadToEndAsync(bound.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return new PwshRun(process.ExitCode, await output, await error);
    }

    /// <summary>What makes the module's cmdlets known, for the start of a command.</summary>
    public static string Import { get; } = $"Import-Module '{BuiltModule.ImportPath}'; ";

    public static Process Start(string[] arguments, string? folder, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(Dotnet)
        {
            WorkingDirectory = folder ?? BuiltModule.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in (string[])[BuiltModule.PowerShell, "-NoProfile", "-NonInteractive", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in (IEnumerable<(string, string?)>)[.. Quiet, .. environment])
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    // PowerShell asks its own servers unless it is told not to, and colours what it writes into a pipe.
    private static readonly (string Name, string? Value)[] Quiet = [("POWERSHELL_TELEMETRY_OPTOUT", "1"), ("POWERSHELL_UPDATECHECK", "Off"), ("NO_COLOR", "1")];
}
