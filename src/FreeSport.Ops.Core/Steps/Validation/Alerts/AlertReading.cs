using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Alerts;

/// <summary>Reads the alerts of all monitors and puts together what Prometheus and Alertmanager know of the same one.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="logins">The logins that the caller brings; null for none.</param>
/// <param name="timeout">How long one request may take.</param>
public sealed class AlertReading(OpsSession session, Project project, MonitorLogins? logins, TimeSpan timeout)
{
    /// <summary>Reads the alerts.</summary>
    /// <param name="environment">The environment whose monitors are asked; null for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The alerts, the latest first. A monitor that could not be asked is told as an error, and the others are read.</returns>
    /// <exception cref="OpsException">The environment is not known (<c>EnvironmentUnknown</c>), or no monitor has alerts (<c>AlertsNotConfigured</c>).</exception>
    public async Task<IReadOnlyList<FsAlert>> ReadAsync(string? environment, CancellationToken cancellationToken)
    {
        string? known = environment is null ? null : project.EnvironmentNamed(environment).Name;
        MonitorDefinition[] monitors = [.. project.Configuration.Monitors.Where(m => m.Url is not null && m.Kind is null or "prometheus" or "alertmanager" && (known is null || m.Watches(known)))];
        if (monitors.Length == 0)
        {
            throw new OpsException(new OpsFailure(ErrorIds.AlertsNotConfigured, FailureKind.ObjectNotFound, ValidationTexts.AlertsNotConfigured.With(project.Root), ValidationTexts.AlertsNotConfiguredRemedy, project.Root));
        }

        IReadOnlyList<FsAlert>[] found = await Task.WhenAll(monitors.Select(m => TryReadAsync(m, cancellationToken))).ConfigureAwait(false);
        return [.. found.SelectMany(static f => f).GroupBy(Key, StringComparer.Ordinal).Select(Joined).OrderByDescending(static a => a.Since).ThenBy(static a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>Reads the alerts of one monitor, as it alone knows them.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The alerts.</returns>
    /// <exception cref="OpsException">It gave no answer, or one that cannot be understood.</exception>
    public async Task<IReadOnlyList<FsAlert>> ReadAsync(MonitorDefinition monitor, CancellationToken cancellationToken)
    {
        MonitorAddress address = MonitorAccess.Address(monitor, session.Redactor, logins?.For(monitor.Name));
        if (monitor.Kind == "alertmanager")
        {
            using AlertmanagerClient alertmanager = new(address, timeout, session.Host);
            return [.. (await alertmanager.ReadAlertsAsync(cancellationToken).ConfigureAwait(false)).Select(a => Of(monitor, a))];
        }

        using PrometheusClient prometheus = new(address, timeout, session.Host);
        return [.. (await prometheus.ReadAlertsAsync(cancellationToken).ConfigureAwait(false)).Select(a => Of(monitor, a))];
    }

    /// <summary>Reads the rules that a monitor fires alerts by.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The alerting rules; null for an Alertmanager, which has none of its own.</returns>
    /// <exception cref="OpsException">It gave no answer, or one that cannot be understood.</exception>
    public async Task<IReadOnlyList<PrometheusRule>?> ReadRulesAsync(MonitorDefinition monitor, CancellationToken cancellationToken)
    {
        if (monitor.Kind == "alertmanager")
        {
            return null;
        }

        using PrometheusClient prometheus = new(MonitorAccess.Address(monitor, session.Redactor, logins?.For(monitor.Name)), timeout, session.Host);
        return [.. (await prometheus.ReadRulesAsync(cancellationToken).ConfigureAwait(false)).Where(static r => r.IsAlerting)];
    }

    private async Task<IReadOnlyList<FsAlert>> TryReadAsync(MonitorDefinition monitor, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(monitor, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            session.Host.WriteError(failed.Failure);
            return [];
        }
    }

    private FsAlert Of(MonitorDefinition monitor, PrometheusAlert alert)
    {
        FsAlert read = Of(monitor, alert.Labels, alert.Annotations);
        read.State = alert.IsFiring ? FsAlertState.Firing : FsAlertState.Pending;
        read.Since = alert.ActiveAt.UtcDateTime;
        return read;
    }

    private FsAlert Of(MonitorDefinition monitor, AlertmanagerAlert alert)
    {
        FsAlert read = Of(monitor, alert.Labels, alert.Annotations);
        read.State = alert.SilencedBy.Count > 0 ? FsAlertState.Silenced : alert.InhibitedBy.Count > 0 ? FsAlertState.Inhibited : FsAlertState.Firing;
        read.Since = alert.StartsAt.UtcDateTime;
        read.SilencedBy = [.. alert.SilencedBy];
        read.InhibitedBy = [.. alert.InhibitedBy];
        read.Receivers = [.. alert.Receivers];
        return read;
    }

    private FsAlert Of(MonitorDefinition monitor, IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations) => new()
    {
        Name = labels.TryGetValue("alertname", out string? name) ? name : string.Empty,
        Severity = labels.TryGetValue("severity", out string? severity) ? severity : null,
        Summary = (annotations.TryGetValue("summary", out string? summary) ? summary : annotations.TryGetValue("description", out string? description) ? description : null) is { } text ? session.Redactor.Redact(text) : null,
        Labels = Pairs(labels.Where(static l => l.Key != "alertname")),
        Annotations = Pairs(annotations),
        Monitors = [monitor.Name],
    };

    private FsAlertLabel[] Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        [.. pairs.OrderBy(static p => p.Key, StringComparer.Ordinal).Select(p => new FsAlertLabel { Name = p.Key, Value = session.Redactor.Redact(p.Value) })];

    private static string Key(FsAlert alert) => alert.Name + "\n" + string.Join("\n", alert.Labels.Select(static l => l.ToString()));

    // What Prometheus says of the time is earlier and truer; what Alertmanager says of the state is more.
    private static FsAlert Joined(IGrouping<string, FsAlert> same)
    {
        FsAlert first = same.First();
        foreach (FsAlert other in same.Skip(1))
        {
            first.State = other.State > first.State ? other.State : first.State;
            first.Since = other.Since < first.Since ? other.Since : first.Since;
            first.SilencedBy = [.. first.SilencedBy.Union(other.SilencedBy)];
            first.InhibitedBy = [.. first.InhibitedBy.Union(other.InhibitedBy)];
            first.Receivers = [.. first.Receivers.Union(other.Receivers)];
            first.Monitors = [.. first.Monitors.Union(other.Monitors)];
        }

        return first;
    }
}
