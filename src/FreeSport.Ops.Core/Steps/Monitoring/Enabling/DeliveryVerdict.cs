using FreeSport.Ops.Core.Floor.Prometheus;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Tells from Alertmanager's counters whether test alerts arrived. They count by kind of receiver, not by receiver.</summary>
internal static class DeliveryVerdict
{
    /// <summary>What became of the test alerts for the receivers of one kind.</summary>
    /// <param name="receivers">How many receivers of that kind got one.</param>
    /// <param name="before">The counters before; null when they could not be read.</param>
    /// <param name="after">The counters now; null when they cannot be read.</param>
    /// <returns>The delivery of each of them, and why.</returns>
    public static (FsAlertDelivery Delivery, string Reason) Decide(int receivers, NotificationCount? before, NotificationCount? after)
    {
        if (before is null || after is null)
        {
            return (FsAlertDelivery.Unknown, Alerting.AlertingTexts.CountersUnreadable);
        }

        double requests = after.Requests - before.Requests, failed = after.Failed - before.Failed;
        double taken = requests - failed;
        return (requests, failed, taken) switch
        {
            _ when double.IsNaN(taken) || requests < 0 || failed < 0 || taken < 0 => (FsAlertDelivery.Unknown, Alerting.AlertingTexts.CountersReset),
            _ when taken >= receivers && failed == 0 => (FsAlertDelivery.Accepted, Alerting.AlertingTexts.CountersAccepted.With(requests, failed)),
            _ when taken == 0 && failed > 0 => (FsAlertDelivery.Failed, Alerting.AlertingTexts.CountersFailed.With(requests, failed)),
            _ when requests == 0 => (FsAlertDelivery.Unknown, Alerting.AlertingTexts.CountersStill),
            _ => (FsAlertDelivery.Unknown, Alerting.AlertingTexts.CountersMixed.With(requests, failed, receivers)),
        };
    }
}
