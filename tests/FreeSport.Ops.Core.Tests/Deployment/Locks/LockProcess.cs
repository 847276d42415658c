using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Deployment.Locks;

/// <summary>Another process that takes the lock and does what it is told.</summary>
internal sealed class LockProcess : IDisposable
{
    private static readonly string Program =
        typeof(LockProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "LockTaking").Value!.Replace('\\', '/');

    private readonly Process _process;
    private readonly StringBuilder _complaint = new();

    public LockProcess(LockWorld.Taker clone, string remote, TimeSpan ttl, int fastBySeconds = 0)
    {
        ProcessStartInfo start = new(
            CommandLine.Find("dotnet")!,
            [Program, clone.Path, remote, clone.Owner, ((int)ttl.TotalMilliseconds).ToString(CultureInfo.InvariantCulture), fastBySeconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _complaint.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Waits until it can be told something.</summary>
    public async Task ReadyAsync() => Assert.Equal("ready", await HearAsync());

    /// <summary>Tells it something and hears its answer.</summary>
    public async Task<string> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        await _process.StandardInput.FlushAsync(Cancel.Token);
        return await HearAsync();
    }

    public async Task<long> TakeAsync(TimeSpan wait)
    {
        string answer = await AskAsync("take " + (int)wait.TotalMilliseconds);
        Assert.StartsWith("mine ", answer, StringComparison.Ordinal);
        return long.Parse(answer[5..], CultureInfo.InvariantCulture);
    }

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(Cancel.Token);
    }

    /// <summary>Stops it as a laptop's lid does, or wakes it.</summary>
    public void Signal(string signal) => CommandLine.Run("/bin/sh", ["-c", "kill -" + signal + " " + Id.ToString(CultureInfo.InvariantCulture)], "/");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<string> HearAsync() => await _process.StandardOutput.ReadLineAsync(Cancel.Token) ?? throw new InvalidOperationException("It ended by itself: " + _complaint);
}
