using System.Text.Json;

using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Reads what Prometheus tells of alerts, rules and targets.</summary>
internal static class PrometheusReader
{
    public static IReadOnlyList<PrometheusAlert> Alerts(JsonElement root) =>
        [.. MonitorJson.ArrayOf(MonitorJson.ObjectOf(root, "data"), "alerts").Select(static a => new PrometheusAlert(
            MonitorJson.TextsOf(a, "labels"),
            MonitorJson.TextsOf(a, "annotations"),
            IsFiring(MonitorJson.Needed(a, "state")),
            MonitorJson.Time(a, "activeAt"),
            MonitorJson.Number(a.TextOf("value"))))];

    public static IReadOnlyList<PrometheusRule> Rules(JsonElement root) =>
        [.. MonitorJson.ArrayOf(MonitorJson.ObjectOf(root, "data"), "groups").SelectMany(static g => MonitorJson.ArrayOf(g, "rules").Select(r => Rule(g, r)))];

    public static IReadOnlyList<PrometheusTarget> Targets(JsonElement root) =>
        [.. MonitorJson.ArrayOf(MonitorJson.ObjectOf(root, "data"), "activeTargets").Select(static t => new PrometheusTarget(
            t.TextOf("scrapePool") ?? string.Empty,
            MonitorJson.TextsOf(t, "labels"),
            UrlCredentials.Mask(t.TextOf("scrapeUrl") ?? string.Empty),
            MonitorJson.Needed(t, "health"),
            t.TextOf("lastError") is { Length: > 0 } error ? UrlCredentials.Mask(error) : null,
            MonitorJson.TimeOrNever(t, "lastScrape")))];

    public static IReadOnlyList<string> Alertmanagers(JsonElement root) =>
        [.. MonitorJson.ArrayOf(MonitorJson.ObjectOf(root, "data"), "activeAlertmanagers").Select(static a => UrlCredentials.Mask(MonitorJson.Needed(a, "url")))];

    private static PrometheusRule Rule(JsonElement group, JsonElement rule)
    {
        bool alerting = MonitorJson.Needed(rule, "type") == "alerting";
        return new PrometheusRule(
            MonitorJson.Needed(group, "name"),
            group.TextOf("file") ?? string.Empty,
            alerting,
            MonitorJson.Needed(rule, "name"),
            MonitorJson.Needed(rule, "query"),
            rule.TryGetProperty("duration", out JsonElement seconds) && seconds.ValueKind == JsonValueKind.Number ? TimeSpan.FromSeconds(seconds.GetDouble()) : TimeSpan.Zero,
            MonitorJson.TextsOf(rule, "labels"),
            MonitorJson.TextsOf(rule, "annotations"),
            rule.TextOf("state"),
            rule.TextOf("health") ?? "unknown",
            rule.TextOf("lastError") is { Length: > 0 } error ? UrlCredentials.Mask(error) : null,
            MonitorJson.TimeOrNever(rule, "lastEvaluation"));
    }

    // A state nobody knows is no reason to say that nothing is wrong.
    private static bool IsFiring(string state) => state switch
    {
        "firing" => true,
        "pending" => false,
        _ => throw new FormatException($"nobody knows the state '{state.FirstLine(40)}'"),
    };
}
