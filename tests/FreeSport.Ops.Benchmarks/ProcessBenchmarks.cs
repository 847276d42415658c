using System.Diagnostics;

using BenchmarkDotNet.Attributes;

using FreeSport.Ops.Core.Floor.Processes;

using Microsoft.Extensions.Logging.Abstractions;

namespace FreeSport.Ops.Benchmarks;

/// <summary>The process runner against the same programs run bare: a flood of output, and a program that does nothing.</summary>
[MemoryDiagnoser]
public class ProcessBenchmarks
{
    private const int Flood = 100 * 1024 * 1024;

    private readonly ProcessRunner _runner = new(NullLogger<ProcessRunner>.Instance);

    /// <summary>100 MB through the runner, which keeps 1 MB of them.</summary>
    /// <returns>How the program ended.</returns>
    [Benchmark]
    public Task<ProcessResult> FloodThroughRunnerAsync() => RunAsync("/usr/bin/head", "-c", Flood.ToString(System.Globalization.CultureInfo.InvariantCulture), "/dev/zero");

    /// <summary>100 MB read and dropped.</summary>
    /// <returns>A task that ends with the program.</returns>
    [Benchmark]
    public Task FloodBareAsync() => BareAsync("/usr/bin/head", "-c", Flood.ToString(System.Globalization.CultureInfo.InvariantCulture), "/dev/zero");

    /// <summary>A start and an end through the runner.</summary>
    /// <returns>How the program ended.</returns>
    [Benchmark]
    public Task<ProcessResult> StartThroughRunnerAsync() => RunAsync("/bin/true");

    /// <summary>A start and an end.</summary>
    /// <returns>A task that ends with the program.</returns>
    [Benchmark]
    public Task StartBareAsync() => BareAsync("/bin/true");

    private Task<ProcessResult> RunAsync(string program, params string[] arguments) =>
        _runner.RunAsync(new ProcessRequest(program, arguments) { WorkingDirectory = "/", OutputLimit = 1024 * 1024 }, CancellationToken.None);

    private static async Task BareAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.StandardError.BaseStream.CopyToAsync(Stream.Null));
        await process.WaitForExitAsync();
    }
}
