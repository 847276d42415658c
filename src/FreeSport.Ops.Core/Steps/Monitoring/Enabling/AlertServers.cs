using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>The ways to the Prometheus and the Alertmanager of an environment.</summary>
internal sealed class AlertServers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private AlertServers(PrometheusClient prometheus, AlertmanagerClient alertmanager) => (Prometheus, Alertmanager) = (prometheus, alertmanager);

    /// <summary>Gets the way to Prometheus.</summary>
    public PrometheusClient Prometheus { get; }

    /// <summary>Gets the way to Alertmanager.</summary>
    public AlertmanagerClient Alertmanager { get; }

    /// <summary>Gets the name of the monitor.</summary>
    public string PrometheusName => Prometheus.Address.Name;

    /// <summary>Gets the name of the monitor.</summary>
    public string AlertmanagerName => Alertmanager.Address.Name;

    /// <summary>Finds them in the configuration.</summary>
    /// <exception cref="OpsException">One is not configured (<c>AlertingNotConfigured</c>), or its address or login is wrong.</exception>
    public static AlertServers Of(OpsSession session, AlertingSetup setup)
    {
        MonitorDefinition prometheus = setup.Monitor("prometheus", setup.Definition.Prometheus), alertmanager = setup.Monitor("alertmanager", setup.Definition.Alertmanager);
        return new AlertServers(
            new PrometheusClient(MonitorAccess.Address(prometheus, session.Redactor), Patience, session.Host),
            new AlertmanagerClient(MonitorAccess.Address(alertmanager, session.Redactor), Patience, session.Host));
    }

    public void Dispose()
    {
        Prometheus.Dispose();
        Alertmanager.Dispose();
    }
}
