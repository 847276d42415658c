using System.Globalization;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;
using FreeSport.Ops.Core.Steps.Monitoring.Silencing;

namespace FreeSport.Ops.Core.Steps.Monitoring.Checkup;

/// <summary>Whether an Alertmanager tells somebody of an environment's alerts.</summary>
/// <param name="client">The way to it.</param>
/// <param name="environment">The environment.</param>
/// <param name="setup">The alerts of the environment; null where the configuration says nothing of them.</param>
/// <param name="commands">The commands that help.</param>
internal sealed class AlertmanagerCheckup(AlertmanagerClient client, EnvironmentDefinition environment, AlertingSetup? setup, CheckupCommands commands)
{
    // One message in a hundred that was lost is looked at; one in ten thousand since the last restart is not.
    private const double TolerableShare = 0.01;

    /// <summary>Looks at everything.</summary>
    /// <param name="checks">Gets the checks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task RunAsync(CheckList checks, CancellationToken cancellationToken)
    {
        await checks.AddAsync(FsMonitoringAspect.Answers, async () => Answers(await client.ReadStatusAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        if (checks.IsDead)
        {
            return;
        }

        if (setup?.Definition.Alertmanager is not null)
        {
            await checks.AddAsync(FsMonitoringAspect.Configuration, async () => Configuration(await client.ReadReceiversAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        }

        await checks.AddAsync(FsMonitoringAspect.Watchdog, async () => Watchdog(await client.ReadAlertsAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await checks.AddAsync(
            FsMonitoringAspect.Notifications,
            async () => Notifications(await client.ReadNotificationCountersAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
        await checks.AddAsync(FsMonitoringAspect.Silences, async () => Silences(await client.ReadSilencesAsync(cancellationToken).ConfigureAwait(false))).ConfigureAwait(false);
    }

    /// <summary>Whether what was sent arrived.</summary>
    internal FsMonitoringCheck Notifications(IReadOnlyDictionary<string, NotificationCount> counters)
    {
        string[] kinds = setup is null ? [.. counters.Keys] : [.. setup.Definition.Receivers.Select(static r => r.Kind).Distinct(StringComparer.Ordinal)];
        NotificationCount[] counts = [.. kinds.Select(k => counters.TryGetValue(k, out NotificationCount? count) ? count : new NotificationCount(0, 0))];
        double requests = counts.Sum(static c => c.Requests), failed = counts.Sum(static c => c.Failed);
        string[] dead = [.. kinds.Where((_, i) => counts[i].Failed > 0 && counts[i].Failed >= counts[i].Requests)];
        return dead.Length > 0 ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.AllFailed.With(string.Join(", ", dead), failed), CheckupTexts.AllFailedRemedy, commands.Enable)
            : double.IsNaN(requests + failed) || !(requests > 0) ? CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.NothingSent, CheckupTexts.NothingSentRemedy, commands.Enable)
            : failed / requests >= TolerableShare ? CheckList.Bad(FsOutcome.Warning, CheckupTexts.SomeFailed.With(failed, requests), CheckupTexts.AllFailedRemedy)
            : CheckList.Passed(CheckupTexts.Sent.With(requests, failed));
    }

    /// <summary>Whether a silence hides alerts of the environment.</summary>
    internal FsMonitoringCheck Silences(IReadOnlyList<AlertmanagerSilence> silences)
    {
        IReadOnlyDictionary<string, string>[] alerts = [.. Alerts()];
        List<FsMonitoringCheck> found = [];
        foreach (AlertmanagerSilence silence in silences.Where(static s => s.State == "active"))
        {
            // A matcher on a label that alerts get from their series, such as an instance, hides some of them, perhaps.
            int hidden = alerts.Count(labels => silence.Matchers.All(m => !labels.ContainsKey(m.Name) || SilenceMatchers.Matches(m, labels)));
            bool isWhole = alerts.Any(labels => silence.Matchers.All(m => (labels.ContainsKey(m.Name) || !m.IsEqual) && SilenceMatchers.Matches(m, labels)));
            if (hidden > 0)
            {
                bool isOurs = SilenceComment.Nonce(silence.Comment) is not null;
                string said = (isOurs ? CheckupTexts.SilencedByDeployment : CheckupTexts.SilencedBySomebody).With(
                    string.Join(" ", silence.Matchers), silence.CreatedBy, silence.EndsAt.LocalDateTime.ToString("g", CultureInfo.CurrentCulture), silence.Comment.FirstLine(100));
                found.Add(CheckList.Bad(isWhole ? FsOutcome.Failed : FsOutcome.Warning, said, CheckupTexts.SilencedRemedy.With(silence.Id), isOurs ? commands.EndSilence : null));
            }
        }

        return found.OrderBy(static f => (int)f.Outcome).FirstOrDefault() ?? CheckList.Passed(CheckupTexts.NotSilenced);
    }

    private FsMonitoringCheck Answers(AlertmanagerStatus status) => status.ClusterStatus == "settling"
        ? CheckList.Bad(FsOutcome.Inconclusive, CheckupTexts.Settling.With(client.Address.Name), CheckupTexts.AgainRemedy)
        : CheckList.Clock(client.ServerTime, client.Address.Name, status.Version);

    private FsMonitoringCheck Configuration(IReadOnlyList<string> receivers) => receivers.Contains(setup!.Rendering.Marker)
        ? CheckList.Passed(CheckupTexts.ConfigurationLoaded.With(setup.Definition.Receivers.Count))
        : CheckList.Bad(FsOutcome.Failed, CheckupTexts.ConfigurationDiffers.With(client.Address.Name), CheckupTexts.EnableRemedy, commands.Enable);

    private FsMonitoringCheck Watchdog(IReadOnlyList<AlertmanagerAlert> alerts)
    {
        string name = setup?.Definition.Watchdog.Name ?? AlertWatchdogDefinition.UsualName;
        AlertmanagerAlert? watchdog = alerts.FirstOrDefault(a => a.Labels.TryGetValue("alertname", out string? found) && found == name
            && (setup is null || (a.Labels.TryGetValue("environment", out string? of) && of == environment.Name)));
        return watchdog is null || watchdog.EndsAt < client.ServerTime
            ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.WatchdogNotArriving.With(name, client.Address.Name), CheckupTexts.WatchdogNotArrivingRemedy)
            : watchdog.State == "suppressed"
                ? CheckList.Bad(FsOutcome.Failed, CheckupTexts.WatchdogHidden.With(name), CheckupTexts.WatchdogHiddenRemedy)
                : CheckList.Passed(CheckupTexts.WatchdogArrives.With(name));
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Alerts()
    {
        if (setup is null)
        {
            return [new Dictionary<string, string>(StringComparer.Ordinal)];
        }

        return setup.Rendering.Rules.Select(static r =>
        {
            Dictionary<string, string> labels = r.Labels.ToDictionary(static l => l.Key, static l => l.Value, StringComparer.Ordinal);
            labels["alertname"] = r.Name;
            return labels;
        });
    }
}
