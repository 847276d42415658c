using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Reads Alertmanager's counters of notifications from its own metrics.</summary>
internal static class NotificationCounters
{
    private const string Requests = "alertmanager_notification_requests_total";
    private const string Failed = "alertmanager_notification_requests_failed_total";

    private static readonly Regex Sample = new(
        "^(?<name>alertmanager_notification_requests_(failed_)?total)\\{(?<labels>[^}]*)\\} (?<value>\\S+)", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private static readonly Regex Integration = new("integration=\"(?<kind>[^\"]*)\"", RegexOptions.CultureInvariant);

    /// <summary>Reads the counters.</summary>
    /// <param name="text">Metrics in Prometheus's text format.</param>
    /// <returns>The counters by kind of receiver; newer versions tell receivers apart, whose counters are added up.</returns>
    /// <exception cref="FormatException">There are none.</exception>
    public static IReadOnlyDictionary<string, NotificationCount> Read(string text)
    {
        Dictionary<string, NotificationCount> counts = new(StringComparer.Ordinal);
        foreach (Match sample in Sample.Matches(text))
        {
            string kind = Integration.Match(sample.Groups["labels"].Value).Groups["kind"].Value;
            double value = double.Parse(sample.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture);
            NotificationCount so = counts.TryGetValue(kind, out NotificationCount? known) ? known : new NotificationCount(0, 0);
            counts[kind] = sample.Groups["name"].Value == Failed ? so with { Failed = so.Failed + value } : so with { Requests = so.Requests + value };
        }

        return counts.Count > 0 ? counts : throw new FormatException("no " + Requests);
    }
}
