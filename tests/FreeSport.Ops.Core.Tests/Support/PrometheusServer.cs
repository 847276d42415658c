namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real Prometheus on loopback, with data of the past where a test wants some.</summary>
internal sealed class PrometheusServer : MonitorServer
{
    private const string Daemon = "/usr/bin/prometheus";

    private PrometheusServer(TempFolder folder, string configuration)
        : base(
            folder, Daemon, folder.Write("prometheus.yml", configuration), "--storage.tsdb.path=" + folder.Folder("data"), "--web.enable-lifecycle", "--rules.alert.resend-delay=1s", "--storage.tsdb.retention.time=10y")
    {
    }

    /// <param name="configuration">The text of prometheus.yml; the files it names may lie in <paramref name="folder"/>.</param>
    /// <param name="openMetrics">Data of the past: lines of OpenMetrics with times in seconds, without the end mark.</param>
    /// <param name="folder">Where everything lies, and who goes with it; a new folder when null.</param>
    public static async Task<PrometheusServer> StartAsync(string configuration = "global: { scrape_interval: 1s, evaluation_interval: 1s }", string? openMetrics = null, TempFolder? folder = null)
    {
        Require(Daemon, "prometheus");
        folder ??= new TempFolder();
        if (openMetrics is not null)
        {
            string file = folder.Write("past.txt", openMetrics.TrimEnd() + "\n# EOF\n");
            CommandLine.Run("/usr/bin/promtool", ["tsdb", "create-blocks-from", "openmetrics", "-q", file, folder.Folder("data")], folder.Path);
        }

        PrometheusServer server = new(folder, configuration);
        await server.ReadyAsync();
        return server;
    }
}
