using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>The alerts of a Prometheus: those whose condition has held only since the change.</summary>
/// <param name="session">What to work with.</param>
/// <param name="monitor">The Prometheus, or the Grafana in front of it.</param>
/// <param name="watchdog">The name of the alert that always fires, which is news only where Prometheus was started again.</param>
internal sealed class AlertSource(OpsSession session, MonitorDefinition monitor, string watchdog) : IRegressionSource
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    // Alerts of these severities are meant to be read, not to wake anybody.
    private static readonly string[] Mild = ["warning", "info", "none"];

    public string Name => RegressionVerdictTexts.AlertsOf.With(monitor.Name);

    public async Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        try
        {
            using PrometheusClient client = new(MonitorAccess.Address(monitor, session.Redactor), Timeout, session.Host);
            IReadOnlyList<PrometheusAlert> alerts = await client.ReadAlertsAsync(cancellationToken).ConfigureAwait(false);
            return new RegressionLook([.. alerts.Where(a => NameOf(a) != watchdog && a.ActiveAt >= window.Change && a.ActiveAt <= window.Until).Select(Reason)], []);
        }
        catch (OpsException failed)
        {
            return RegressionLook.NotLooked(Name, failed.Failure.Message);
        }
    }

    private static string NameOf(PrometheusAlert alert) => alert.Labels.TryGetValue("alertname", out string? name) ? name : string.Empty;

    private FsRegressionReason Reason(PrometheusAlert alert)
    {
        string labels = string.Join(", ", alert.Labels.Where(static l => l.Key != "alertname").OrderBy(static l => l.Key, StringComparer.Ordinal).Select(static l => l.Key + "=" + l.Value));
        bool isMild = alert.Labels.TryGetValue("severity", out string? severity) && Mild.Contains(severity, StringComparer.OrdinalIgnoreCase);
        string since = alert.ActiveAt.ToString("u", System.Globalization.CultureInfo.InvariantCulture);
        return new FsRegressionReason
        {
            Kind = FsRegressionKind.Alert,
            Outcome = alert.IsFiring && !isMild ? FsOutcome.Failed : FsOutcome.Warning,
            Subject = NameOf(alert),
            Text = session.Redactor.Redact((alert.IsFiring ? RegressionVerdictTexts.AlertFires : RegressionVerdictTexts.AlertPending).With(since, labels)),
        };
    }
}
