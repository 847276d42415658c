using System.Diagnostics;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>The shell as a child process.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
internal sealed record ShellRun(int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);

    // Absolute, because a test may give the child a PATH without dotnet.
    private static readonly string Dotnet = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(static f => Path.Combine(f, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"))
        .First(File.Exists);

    public static async Task<ShellRun> CommandAsync(string command, string? folder = null, params (string Name, string? Value)[] environment) =>
        await StartAsync(["-Command", command], folder, environment);

    public static async Task<ShellRun> StartAsync(string[] arguments, string? folder = null, params (string Name, string? Value)[] environment)
    {
        using Process process = Start(arguments, folder, environment);
        using CancellationTokenSource bound = new(Bound);
        Task<string> output = process.StandardOutput.ReadToEndAsync(bound.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(bound.Token);
        await process.WaitForExitAsync(bound.Token);
        return new ShellRun(process.ExitCode, await output, await error);
    }

    public static Process Start(string[] arguments, string? folder, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new(Dotnet)
        {
            WorkingDirectory = folder ?? BuiltModule.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(BuiltModule.Shell);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
