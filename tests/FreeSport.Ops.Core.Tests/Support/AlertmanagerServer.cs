namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A real Alertmanager on loopback.</summary>
internal sealed class AlertmanagerServer : MonitorServer
{
    private const string Daemon = "/usr/bin/prometheus-alertmanager";

    private AlertmanagerServer(TempFolder folder, string configuration)
        : base(folder, Daemon, folder.Write("alertmanager.yml", configuration), "--storage.path=" + folder.Folder("data"), "--cluster.listen-address=")
    {
    }

    /// <param name="configuration">The text of alertmanager.yml.</param>
    /// <param name="folder">Where everything lies, and who goes with it; a new folder when null.</param>
    public static async Task<AlertmanagerServer> StartAsync(string configuration = "{ route: { receiver: nobody, group_wait: 0s, group_interval: 1s }, receivers: [ { name: nobody } ] }", TempFolder? folder = null)
    {
        Require(Daemon, "prometheus-alertmanager");
        AlertmanagerServer server = new(folder ?? new TempFolder(), configuration);
        await server.ReadyAsync();
        return server;
    }
}
