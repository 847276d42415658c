using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>An engine and a registry on this machine, with images of the sample, and a copy of the sample that is deployed to them.</summary>
internal sealed class SampleHost : IDisposable
{
    private const string RegistryProgram = "/usr/bin/docker-registry";

    private static readonly string Components = Path.Combine(BuiltModule.Root, "tests", "components");

    private readonly TempFolder _folder = new();
    private readonly Process? _registry;
    private readonly string _address = "127.0.0.1:" + FreePort();

    public SampleHost(params string[] tags)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root on Linux may start an engine.");
        Assert.SkipUnless(Have("dockerd", "docker", "docker-compose", "busybox") && File.Exists(RegistryProgram) && File.Exists("/usr/bin/python3"), "The sample's host needs dockerd, docker, docker-compose 1.29, docker-registry, busybox and python3.");
        foreach (string[] setting in Bash($"{Components}/docker-engine.sh start '{_folder.Path}'").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split('=', 2)))
        {
            Variables[setting[0]] = setting[1];
        }

        try
        {
            string configuration = _folder.Write("registry.yml", $"version: 0.1\nlog: {{ level: error }}\nstorage: {{ filesystem: {{ rootdirectory: {_folder.Folder("registry")} }} }}\nhttp: {{ addr: \"{_address}\" }}\n");
            _registry = Process.Start(new ProcessStartInfo(RegistryProgram, ["serve", configuration]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            _registry.BeginErrorReadLine();
            _registry.BeginOutputReadLine();
            Bash($"for i in $(seq 100); do curl -fs http://{_address}/v2/ && exit; sleep 0.1; done; exit 1");
            Bash($"{Components}/sample-images.sh '{BuiltModule.Sample}' {_address}/freesport {string.Join(' ', tags)} 2>&1");
            Sample = Copy();

            // The script is started in a PowerShell of its own, by the name that PATH knows.
            string pwsh = _folder.Write("bin/pwsh", $"#!/bin/sh\nexec dotnet '{BuiltModule.PowerShell}' \"$@\"\n");
            Bash($"chmod +x '{pwsh}'");
            Variables["PATH"] = Path.GetDirectoryName(pwsh) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Dictionary<string, string?> Variables { get; } = [];

    public SampleRepository Sample { get; } = null!;

    /// <summary>Gets the address of the registry, without a scheme.</summary>
    public string Registry => _address;

    public string Backend { get; } = "127.0.0.1:" + FreePort();

    public string Frontend { get; } = "127.0.0.1:" + FreePort();

    /// <summary>Gets the file in which the guard keeps the highest token.</summary>
    public string Token => _folder.At("staging.token");

    public Task<PwshRun> RunAsync(string command) =>
        PwshRun.CommandAsync("$ProgressPreference = 'SilentlyContinue'; " + command, Sample.Folder, [.. Variables.Select(static v => (v.Key, v.Value))]);

    /// <summary>The health endpoint of the backend that runs.</summary>
    public string Health() => Bash($"curl -s http://{Backend}/api/v1/health/");

    public void Dispose()
    {
        Sample?.Dispose();
        Bash($"{Components}/docker-engine.sh stop '{_folder.Path}'");
        if (_registry is not null)
        {
            _registry.Kill();
            _registry.WaitForExit();
            _registry.Dispose();
        }

        _folder.Dispose();
    }

    // As the sample is, with addresses of this machine and with a shorter patience.
    private SampleRepository Copy()
    {
        SampleRepository sample = SampleRepository.Create("магазин");
        Change(sample, "freesport.ops.yml", text => text
            .Replace("urls: http://127.0.0.1:1", $"urls: http://{Frontend}/healthz", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:1/api", $"http://{Backend}/api", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:1/healthz", $"http://{Frontend}/healthz", StringComparison.Ordinal)
            .Replace("127.0.0.1:1/freesport-example", _address, StringComparison.Ordinal)
            .Replace("{ ImageTag: \"{tag}\" }", $"{{ ImageTag: \"{{tag}}\", Registry: \"{_address}/freesport\", Deadline: 20, TokenFile: \"{Token}\" }}", StringComparison.Ordinal)
            .Replace("stable: 10s", "stable: 1s", StringComparison.Ordinal));
        Change(sample, "docker/docker-compose.staging.yml", text => text
            .Replace("127.0.0.1:8001:", Backend + ":", StringComparison.Ordinal)
            .Replace("127.0.0.1:3001:", Frontend + ":", StringComparison.Ordinal)
            .Replace("interval: 10s", "interval: 1s", StringComparison.Ordinal)
            .Replace("start_period: 30s", "start_period: 5s", StringComparison.Ordinal)
            .Replace("restart: unless-stopped", "restart: unless-stopped\n    stop_grace_period: 0s", StringComparison.Ordinal));
        sample.Write(".env", File.ReadAllText(Path.Combine(sample.Folder, ".env.example")));
        sample.Commit("here");
        return sample;
    }

    private static void Change(SampleRepository sample, string path, Func<string, string> change) =>
        sample.Write(path, change(File.ReadAllText(Path.Combine(sample.Folder, path))));

    private static bool Have(params string[] programs) => programs.All(static p =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin").Split(':').Any(f => File.Exists(Path.Combine(f, p))));

    /// <summary>A port on loopback that nobody listens on.</summary>
    public static string FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Bash(string command)
    {
        ProcessStartInfo start = new("/bin/bash", ["-c", command]) { RedirectStandardOutput = true, WorkingDirectory = _folder.Path };
        foreach ((string name, string? value) in Variables)
        {
            start.Environment[name] = value;
        }

        using Process bash = Process.Start(start)!;
        string output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return bash.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} ended with {bash.ExitCode}: {output}");
    }
}
