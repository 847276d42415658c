using System.Diagnostics;
using System.Net;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real Prometheus on loopback, with data of the past where a test wants some.</summary>
internal sealed class PrometheusServer : IDisposable
{
    private const string Daemon = "/usr/bin/prometheus";

    private readonly TempFolder _folder;
    private readonly Process _daemon;

    private PrometheusServer(TempFolder folder, string configuration)
    {
        _folder = folder;
        Url = "http://127.0.0.1:" + SshServer.FreePort();
        ConfigurationFile = folder.Write("prometheus.yml", configuration);
        ProcessStartInfo start = new(
            Daemon,
            [
                "--config.file=" + ConfigurationFile, "--storage.tsdb.path=" + folder.Folder("data"), "--web.listen-address=" + Url["http://".Length..],
                "--web.enable-lifecycle", "--rules.alert.resend-delay=1s", "--storage.tsdb.retention.time=10y", "--log.level=error",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        _daemon = Process.Start(start)!;
        _daemon.BeginErrorReadLine();
        _daemon.BeginOutputReadLine();
    }

    public string Url { get; }

    public string ConfigurationFile { get; }

    public int ProcessId => _daemon.Id;

    /// <param name="configuration">The text of prometheus.yml; the files it names may lie in <paramref name="folder"/>.</param>
    /// <param name="openMetrics">Data of the past: lines of OpenMetrics with times in seconds, without the end mark.</param>
    /// <param name="folder">Where everything lies, and who goes with it; a new folder when null.</param>
    public static async Task<PrometheusServer> StartAsync(string configuration = "global: { scrape_interval: 1s, evaluation_interval: 1s }", string? openMetrics = null, TempFolder? folder = null)
    {
        Assert.SkipUnless(File.Exists(Daemon), "There is no /usr/bin/prometheus (Debian: prometheus).");
        folder ??= new TempFolder();
        if (openMetrics is not null)
        {
            string file = folder.Write("past.txt", openMetrics.TrimEnd() + "\n# EOF\n");
            CommandLine.Run("/usr/bin/promtool", ["tsdb", "create-blocks-from", "openmetrics", "-q", file, folder.Folder("data")], folder.Path);
        }

        PrometheusServer server = new(folder, configuration);
        await MonitorServers.ReadyAsync(server.Url, server._daemon);
        return server;
    }

    /// <summary>Kills it, as a machine that goes down does.</summary>
    public void Kill()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
    }

    public void Dispose() => MonitorServers.Stop(_daemon, _folder);
}

/// <summary>A real Alertmanager on loopback.</summary>
internal sealed class AlertmanagerServer : IDisposable
{
    private const string Daemon = "/usr/bin/prometheus-alertmanager";

    private readonly TempFolder _folder;
    private readonly Process _daemon;

    private AlertmanagerServer(TempFolder folder, string configuration)
    {
        _folder = folder;
        Url = "http://127.0.0.1:" + SshServer.FreePort();
        ConfigurationFile = folder.Write("alertmanager.yml", configuration);
        ProcessStartInfo start = new(
            Daemon,
            [
                "--config.file=" + ConfigurationFile, "--storage.path=" + folder.Folder("data"), "--web.listen-address=" + Url["http://".Length..],
                "--cluster.listen-address=", "--log.level=error",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true };
        _daemon = Process.Start(start)!;
        _daemon.BeginErrorReadLine();
        _daemon.BeginOutputReadLine();
    }

    public string Url { get; }

    public string ConfigurationFile { get; }

    public int ProcessId => _daemon.Id;

    /// <param name="configuration">The text of alertmanager.yml.</param>
    /// <param name="folder">Where everything lies, and who goes with it; a new folder when null.</param>
    public static async Task<AlertmanagerServer> StartAsync(string configuration = "{ route: { receiver: nobody, group_wait: 0s, group_interval: 1s }, receivers: [ { name: nobody } ] }", TempFolder? folder = null)
    {
        Assert.SkipUnless(File.Exists(Daemon), "There is no /usr/bin/prometheus-alertmanager (Debian: prometheus-alertmanager).");
        AlertmanagerServer server = new(folder ?? new TempFolder(), configuration);
        await MonitorServers.ReadyAsync(server.Url, server._daemon);
        return server;
    }

    /// <summary>Kills it, as a machine that goes down does.</summary>
    public void Kill()
    {
        _daemon.Kill(entireProcessTree: true);
        _daemon.WaitForExit();
    }

    public void Dispose() => MonitorServers.Stop(_daemon, _folder);
}

/// <summary>What both have in common.</summary>
file static class MonitorServers
{
    public static async Task ReadyAsync(string url, Process daemon)
    {
        using HttpClient http = new();
        await Until.TrueAsync(() => daemon.HasExited || IsReady(http, url), $"{daemon.StartInfo.FileName} is ready");
        Assert.False(daemon.HasExited, $"{daemon.StartInfo.FileName} ended with {(daemon.HasExited ? daemon.ExitCode : 0)}.");
    }

    public static void Stop(Process daemon, TempFolder folder)
    {
        daemon.Kill(entireProcessTree: true);
        daemon.WaitForExit();
        daemon.Dispose();
        folder.Dispose();
    }

    private static bool IsReady(HttpClient http, string url)
    {
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, url + "/-/ready");
            using HttpResponseMessage answer = http.Send(request);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
