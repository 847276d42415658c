using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Validation.Alerts;
using FreeSport.Ops.Core.Steps.Validation.Regression.Logs;

namespace FreeSport.Ops.Core.Steps.Validation.Regression;

/// <summary>The alerts of a Prometheus: those whose condition has held only since the change.</summary>
/// <param name="reading">Reads alerts.</param>
/// <param name="monitor">The Prometheus, or the Grafana in front of it.</param>
/// <param name="watchdog">The name of the alert that always fires, which is news only where Prometheus was started again.</param>
internal sealed class AlertSource(AlertReading reading, MonitorDefinition monitor, string watchdog) : IRegressionSource
{
    // Alerts of these severities are meant to be read, not to wake anybody.
    private static readonly string[] Mild = ["warning", "info", "none"];

    public string Name => RegressionVerdictTexts.AlertsOf.With(monitor.Name);

    public async Task<RegressionLook> LookAsync(LogWindow window, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<FsAlert> alerts = await reading.ReadAsync(monitor, cancellationToken).ConfigureAwait(false);
            PrometheusRule[]? rules = await reading.ReadRulesAsync(monitor, cancellationToken).ConfigureAwait(false) is { } loaded ? [.. loaded.Where(r => r.Name != watchdog)] : null;

            // A rule that cannot be evaluated does not fire, whatever happens.
            IEnumerable<FsRegressionReason> blind = rules?.Where(static r => r.Health == "err").Select(static r => NotLooked.At(r.Name, RegressionVerdictTexts.RuleFails.With(r.LastError.FirstLine(200)))) ?? [];
            return new RegressionLook(
                [.. alerts.Where(a => a.Name != watchdog && a.Since >= window.Change.UtcDateTime && a.Since <= window.Until.UtcDateTime).Select(Reason), .. blind], [])
            { Decides = rules is null or { Length: > 0 } };
        }
        catch (OpsException failed)
        {
            return RegressionLook.NotLooked(Name, failed.Failure.Message);
        }
    }

    private static FsRegressionReason Reason(FsAlert alert)
    {
        bool isFiring = alert.State != FsAlertState.Pending;
        return new FsRegressionReason
        {
            Kind = FsRegressionKind.Alert,
            Outcome = isFiring && !Mild.Contains(alert.Severity ?? string.Empty, StringComparer.OrdinalIgnoreCase) ? FsOutcome.Failed : FsOutcome.Warning,
            Subject = alert.Name,
            Text = (isFiring ? RegressionVerdictTexts.AlertFires : RegressionVerdictTexts.AlertPending)
                .With(alert.Since.ToString("u", System.Globalization.CultureInfo.InvariantCulture), string.Join(", ", alert.Labels.Select(static l => l.ToString()))),
        };
    }
}
