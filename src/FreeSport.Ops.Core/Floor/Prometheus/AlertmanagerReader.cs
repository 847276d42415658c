using System.Text.Json;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Reads what Alertmanager tells, and writes what it is told.</summary>
internal static class AlertmanagerReader
{
    public static AlertmanagerStatus Status(JsonElement root) => new(
        MonitorJson.ObjectOf(root, "versionInfo").TextOf("version") ?? string.Empty,
        MonitorJson.ObjectOf(root, "cluster").TextOf("status") ?? string.Empty,
        MonitorJson.Time(root, "uptime"));

    public static IReadOnlyList<AlertmanagerAlert> Alerts(JsonElement root) => [.. Elements(root).Select(Alert)];

    public static IReadOnlyList<AlertmanagerSilence> Silences(JsonElement root) => [.. Elements(root).Select(Silence)];

    public static AlertmanagerSilence Silence(JsonElement one) => new(
        MonitorJson.Needed(one, "id"),
        [.. MonitorJson.ArrayOf(one, "matchers").Select(static m => new AlertMatcher(
            MonitorJson.Needed(m, "name"),
            MonitorJson.Needed(m, "value"),
            m.TryGetProperty("isRegex", out JsonElement regex) && regex.ValueKind == JsonValueKind.True,

            // Missing before version 0.22, which knew no other.
            !m.TryGetProperty("isEqual", out JsonElement equal) || equal.ValueKind != JsonValueKind.False))],
        MonitorJson.Time(one, "startsAt"),
        MonitorJson.Time(one, "endsAt"),
        one.TextOf("createdBy") ?? string.Empty,
        one.TextOf("comment") ?? string.Empty,
        MonitorJson.ObjectOf(one, "status").TextOf("state"));

    public static string Write(AlertmanagerSilence silence) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["id"] = silence.Id,
        ["matchers"] = silence.Matchers.Select(static m => new Dictionary<string, object> { ["name"] = m.Name, ["value"] = m.Value, ["isRegex"] = m.IsRegex, ["isEqual"] = m.IsEqual }).ToArray(),
        ["startsAt"] = silence.StartsAt.UtcDateTime,
        ["endsAt"] = silence.EndsAt.UtcDateTime,
        ["createdBy"] = silence.CreatedBy,
        ["comment"] = silence.Comment,
    }.Where(static p => p.Value is not null).ToDictionary(static p => p.Key, static p => p.Value));

    public static IReadOnlyList<string> Receivers(JsonElement root) => [.. Elements(root).Select(static r => MonitorJson.Needed(r, "name"))];

    public static string Write(IReadOnlyList<AlertmanagerPost> alerts) => JsonSerializer.Serialize(alerts.Select(static a => new Dictionary<string, object>
    {
        ["labels"] = a.Labels,
        ["annotations"] = a.Annotations,
        ["startsAt"] = a.StartsAt.UtcDateTime,
        ["endsAt"] = a.EndsAt.UtcDateTime,
    }).ToArray());

    private static AlertmanagerAlert Alert(JsonElement one)
    {
        JsonElement status = MonitorJson.ObjectOf(one, "status");
        return new AlertmanagerAlert(
            MonitorJson.TextsOf(one, "labels"),
            MonitorJson.TextsOf(one, "annotations"),
            MonitorJson.Needed(one, "fingerprint"),
            MonitorJson.Needed(status, "state"),
            MonitorJson.ListOf(status, "silencedBy"),
            MonitorJson.ListOf(status, "inhibitedBy"),
            [.. MonitorJson.ArrayOf(one, "receivers").Select(static r => r.TextOf("name") ?? string.Empty)],
            MonitorJson.Time(one, "startsAt"),
            MonitorJson.Time(one, "endsAt"),
            MonitorJson.Time(one, "updatedAt"));
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? root.EnumerateArray() : throw new FormatException("the answer is no array");
}
