using System.Diagnostics;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Monitoring.Alerting;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Sends a test alert on its way and watches it arrive.</summary>
/// <param name="session">What to work with.</param>
/// <param name="setup">Whose alerts.</param>
/// <param name="servers">The servers.</param>
/// <param name="loading">Puts the test alert among the rules and takes it out again.</param>
internal sealed class AlertTesting(OpsSession session, AlertingSetup setup, AlertServers servers, AlertLoading loading)
{
    // A test alert that nobody takes out is over by itself after this.
    private static readonly TimeSpan Remainder = TimeSpan.FromSeconds(30);

    /// <summary>Tests the way to every receiver.</summary>
    /// <param name="result">Is told how it went.</param>
    /// <param name="through">How much of the way.</param>
    /// <param name="timeout">How long the way may take.</param>
    /// <param name="cancellationToken">Stops it; the test alert is taken out.</param>
    /// <returns>A task that ends with it.</returns>
    public async Task RunAsync(FsAlerting result, FsAlertProof through, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string nonce = AlertTest.NewNonce();
        (result.Nonce, result.TestedAt) = (nonce, DateTime.UtcNow);
        List<FsReceiverTest> tests = [];
        bool isByRule = through != FsAlertProof.AlertmanagerToReceiver;
        try
        {
            if (isByRule)
            {
                await RequireAlertmanagerAsync(timeout, cancellationToken).ConfigureAwait(false);
            }

            // The counters tell kinds apart, not receivers: at any time one of each kind is on its way.
            foreach (AlertReceiverDefinition[] round in Rounds(setup.Definition.Receivers))
            {
                tests.AddRange(await RoundAsync(nonce, round, isByRule, timeout, cancellationToken).ConfigureAwait(false));
            }

            result.Proof = isByRule ? FsAlertProof.RuleToReceiver : FsAlertProof.AlertmanagerToReceiver;
        }
        catch (OpsException failed)
        {
            (result.Outcome, result.Summary, result.Remedy) = (FsOutcome.Failed, failed.Failure.Message, failed.Failure.Remedy);
        }
        finally
        {
            result.Receivers = [.. tests];
            if (isByRule)
            {
                await TakeOutAsync(result, timeout).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The receivers in rounds that hold each kind once at most.</summary>
    internal static IEnumerable<AlertReceiverDefinition[]> Rounds(IReadOnlyList<AlertReceiverDefinition> receivers)
    {
        AlertReceiverDefinition[][] kinds = [.. receivers.GroupBy(static r => r.Kind, StringComparer.Ordinal).Select(static g => g.ToArray())];
        for (int i = 0; kinds.Any(k => k.Length > i); i++)
        {
            yield return [.. kinds.Where(k => k.Length > i).Select(k => k[i])];
        }
    }

    // Prometheus drops what fires before it has found an Alertmanager, and sends it again a minute later at the earliest.
    private async Task RequireAlertmanagerAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        (object? seen, OpsException? failed) = await AlertWait.ForAsync<object>(
            async token => await servers.Prometheus.ReadAlertmanagersAsync(token).ConfigureAwait(false) is { Count: > 0 } found ? found : null, timeout, AlertWait.Absence, cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            throw failed ?? AlertingFailures.NoAlertmanager(servers.PrometheusName);
        }
    }

    private async Task<IReadOnlyList<FsReceiverTest>> RoundAsync(string nonce, AlertReceiverDefinition[] round, bool isByRule, TimeSpan timeout, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, NotificationCount>? before = await CountersAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = await servers.Prometheus.ReadTimeAsync(cancellationToken).ConfigureAwait(false);
        AlertTest test = new(nonce, [.. round.Select(static r => r.Name)], now + timeout + Remainder);
        Stopwatch clock = Stopwatch.StartNew();
        if (isByRule)
        {
            await loading.ReloadRulesAsync(test, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await servers.Alertmanager.SendAlertsAsync(
                [.. test.Receivers.Select(r => new AlertmanagerPost(Named(test.Labels(r, setup.Environment.Name)), test.Annotations(r, setup.Environment.Name), now, test.EndsAt))],
                cancellationToken).ConfigureAwait(false);
        }

        FsReceiverTest[] tests = [.. round.Select(static r => new FsReceiverTest { Receiver = r.Name, Kind = r.Kind, Reason = AlertingTexts.CountersStill })];
        await AlertWait.ForAsync<object>(
            async token =>
            {
                await LookAsync(round, tests, nonce, before, clock, token).ConfigureAwait(false);
                return Array.TrueForAll(tests, t => IsSettled(t, round.First(r => r.Name == t.Receiver))) ? tests : null;
            },
            timeout,
            AlertWait.Absence,
            cancellationToken).ConfigureAwait(false);
        foreach (FsReceiverTest test1 in tests.Where(t => t.Delivery == FsAlertDelivery.Accepted && round.First(r => r.Name == t.Receiver).ConfirmUrl is not null))
        {
            (test1.Delivery, test1.Reason) = (FsAlertDelivery.Unknown, AlertingTexts.NotShown.With(test1.Receiver));
        }

        await ExplainAsync(tests, nonce, cancellationToken).ConfigureAwait(false);
        return tests;
    }

    private static bool IsSettled(FsReceiverTest test, AlertReceiverDefinition receiver) =>
        test.Delivery is FsAlertDelivery.Confirmed || (test.Delivery is FsAlertDelivery.Accepted && receiver.ConfirmUrl is null);

    private static Dictionary<string, string> Named(Dictionary<string, string> labels)
    {
        labels["alertname"] = AlertTest.Name;
        return labels;
    }

    private async Task LookAsync(
        AlertReceiverDefinition[] round, FsReceiverTest[] tests, string nonce, IReadOnlyDictionary<string, NotificationCount>? before, Stopwatch clock, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, NotificationCount>? after = await CountersAsync(cancellationToken).ConfigureAwait(false);
        foreach ((AlertReceiverDefinition receiver, FsReceiverTest test) in round.Zip(tests, static (r, t) => (r, t)))
        {
            if (test.Delivery == FsAlertDelivery.Confirmed)
            {
                continue;
            }

            (test.Delivery, test.Reason) = await IsShownAsync(receiver, nonce, cancellationToken).ConfigureAwait(false)
                ? (FsAlertDelivery.Confirmed, AlertingTexts.Shown.With(receiver.Name))
                : DeliveryVerdict.Decide(receivers: 1, Of(before, receiver.Kind), Of(after, receiver.Kind));
            test.Took = test.Delivery is FsAlertDelivery.Confirmed or FsAlertDelivery.Accepted ? test.Took ?? clock.Elapsed : null;
        }
    }

    private static NotificationCount? Of(IReadOnlyDictionary<string, NotificationCount>? counters, string kind) =>
        counters is not null && counters.TryGetValue(kind, out NotificationCount? count) ? count : null;

    private async Task<IReadOnlyDictionary<string, NotificationCount>?> CountersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await servers.Alertmanager.ReadNotificationCountersAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException unreadable)
        {
            session.Host.WriteVerbose(unreadable.Failure.Message);
            return null;
        }
    }

    private async Task<bool> IsShownAsync(AlertReceiverDefinition receiver, string nonce, CancellationToken cancellationToken)
    {
        if (receiver.ConfirmUrl is null)
        {
            return false;
        }

        try
        {
            string? token = receiver.ConfirmTokenFrom is { } variable ? Environment.GetEnvironmentVariable(variable) : null;
            MonitorAddress address = MonitorAddress.Of(receiver.Name, receiver.ConfirmUrl, session.Redactor, token is null ? null : MonitorLogin.Bearer(token, session.Redactor));
            using HealthClient client = new(address, receiver.ConfirmUrl, TimeSpan.FromSeconds(10), session.Host);
            return (await client.ReadTextAsync(cancellationToken).ConfigureAwait(false)).Contains(nonce, StringComparison.Ordinal);
        }
        catch (OpsException unreachable)
        {
            session.Host.WriteVerbose(unreachable.Failure.Message);
            return false;
        }
    }

    // A silence of somebody else keeps the test alert back like any other, and the counters do not say why.
    private async Task ExplainAsync(FsReceiverTest[] tests, string nonce, CancellationToken cancellationToken)
    {
        if (Array.TrueForAll(tests, static t => t.Delivery is FsAlertDelivery.Confirmed or FsAlertDelivery.Accepted))
        {
            return;
        }

        try
        {
            IReadOnlyList<AlertmanagerAlert> alerts = await servers.Alertmanager.ReadAlertsAsync(cancellationToken).ConfigureAwait(false);
            foreach (FsReceiverTest test in tests.Where(static t => t.Delivery == FsAlertDelivery.Unknown))
            {
                AlertmanagerAlert? alert = alerts.FirstOrDefault(a =>
                    a.Labels.TryGetValue(AlertTest.NonceLabel, out string? one) && one == nonce && a.Labels.TryGetValue(AlertTest.ReceiverLabel, out string? receiver) && receiver == test.Receiver);
                test.Reason = alert switch
                {
                    null => AlertingTexts.TestNotThere.With(servers.AlertmanagerName),
                    { SilencedBy.Count: > 0 } => AlertingTexts.TestSilenced.With(alert.SilencedBy[0]),
                    _ => test.Reason,
                };
            }
        }
        catch (OpsException unreachable)
        {
            session.Host.WriteVerbose(unreachable.Failure.Message);
        }
    }

    private async Task TakeOutAsync(FsAlerting result, TimeSpan timeout)
    {
        try
        {
            await loading.ReloadRulesAsync(test: null, CancellationToken.None).ConfigureAwait(false);
            (object? seen, OpsException? failed) = await AlertWait.ForAsync<object>(
                async token => await loading.DifferencesAsync(token).ConfigureAwait(false) is { Count: 0 } none ? none : null,
                timeout,
                ServerReload.Absence(setup.Definition.Prometheus!, timeout),
                CancellationToken.None).ConfigureAwait(false);
            if (seen is null)
            {
                throw failed ?? AlertingFailures.NotLoaded(servers.PrometheusName, AlertingTexts.NotEvaluated, setup.Definition.Prometheus!.File, setup.Definition.Prometheus.SeenAs ?? setup.Definition.Prometheus.File);
            }
        }
        catch (OpsException failed)
        {
            (result.Outcome, result.Summary, result.Remedy) = (FsOutcome.Failed, failed.Failure.Message, failed.Failure.Remedy);
        }
    }
}
