using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Another process that appends to a ledger and says each event's id once the writer handed it out.</summary>
internal sealed class LedgerProcess : IDisposable
{
    private static readonly string Program =
        typeof(LedgerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "LedgerWriting").Value!.Replace('\\', '/');

    private readonly Process _process;
    private readonly StringBuilder _complaint = new();

    public LedgerProcess(string ledger, string name, int count = int.MaxValue)
    {
        // On Windows by its own .exe: under Wine there is no dotnet.
        string[] arguments = [ledger, name, count.ToString(CultureInfo.InvariantCulture)];
        (string program, arguments) = OperatingSystem.IsWindows() ? (Path.ChangeExtension(Program, ".exe"), arguments) : (CommandLine.Find("dotnet")!, [Program, .. arguments]);
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _complaint.AppendLine(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets the ids it was heard to say.</summary>
    public List<string> Acknowledged { get; } = [];

    public string Complaint => _complaint.ToString();

    public int ExitCode => _process.ExitCode;

    /// <summary>Hears it until it said so many ids.</summary>
    public async Task HearAsync(int ids, CancellationToken cancellationToken)
    {
        for (bool isReady = Acknowledged.Count > 0; !isReady || Acknowledged.Count < ids;)
        {
            string line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("It ended by itself: " + Complaint);
            if (line == "ready")
            {
                isReady = true;
                continue;
            }

            Acknowledged.Add(line);
        }
    }

    /// <summary>Kills it as the system kills, and hears what it said until then.</summary>
    public Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        return HearOutAsync(cancellationToken);
    }

    /// <summary>Hears it to its end.</summary>
    public async Task HearOutAsync(CancellationToken cancellationToken)
    {
        // An id without its line end was not yet said.
        string[] rest = (await _process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n');
        Acknowledged.AddRange(rest[..^1].Where(static l => l != "ready"));
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
