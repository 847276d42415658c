using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace FreeSport.Ops.Testing;

/// <summary>
/// Prism, which knows GitHub's description of its API and nothing of this project: it answers by itself, or stands
/// before a server and refuses what breaks the description. <c>tests/components/install.sh</c> brings it.
/// </summary>
public sealed class Prism : IAsyncDisposable
{
    private static readonly string Tests = typeof(Prism).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "Tests").Value!;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Prism(string node, string mode, params string[] arguments)
    {
        int port = FreePort();
        Api = new Uri($"http://127.0.0.1:{port}/");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(node, [Program, mode, "-h", "127.0.0.1", "-p", $"{port}", .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("Prism ended: " + string.Join('\n', _lines)));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Gets why it cannot run here; null when it can.</summary>
    public static string? Missing =>
        Node is null ? "There is no node on PATH." : File.Exists(Program) ? null : "There is no Prism in tests/components/prism (tests/components/install.sh brings it where npm is).";

    /// <summary>Gets where it answers, with a slash at its end.</summary>
    public Uri Api { get; }

    /// <summary>Gets what it found wrong; a refusal that the description does not declare is none, it declares few.</summary>
    public IReadOnlyList<string> Violations =>
        [.. _lines.Where(static l => l.Contains("terminated with error", StringComparison.Ordinal) || (l.Contains("Violation:", StringComparison.Ordinal) && !l.Contains("match the returned status code", StringComparison.Ordinal)))];

    private static string Program => Path.Combine(Tests, "components", "prism", "node_modules", "@stoplight", "prism-cli", "dist", "index.js");

    private static string Description => Path.Combine(Tests, "FreeSport.Ops.GitHubServer", "Contract", "github-api.json");

    private static string? Node => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .Select(static folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts one that answers with whatever the description allows, other at every request and the same in every test run.</summary>
    /// <returns>It, ready.</returns>
    public static Task<Prism> AnswerAsync() => StartAsync(new Prism(Node!, "mock", "--dynamic", "--seed", "7", Description));

    /// <summary>Starts one before a server; an answer that breaks the description becomes an error.</summary>
    /// <param name="server">The server.</param>
    /// <returns>It, ready.</returns>
    public static Task<Prism> GuardAsync(GitHubServer server) => StartAsync(new Prism(Node!, "proxy", "--errors", Description, server.Api.AbsoluteUri.TrimEnd('/')));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<Prism> StartAsync(Prism prism)
    {
        await prism._ready.Task.WaitAsync(TimeSpan.FromMinutes(2));
        return prism;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.Contains("Prism is listening", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }
}
