using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>The rules of an environment as a group of Grafana, and a text of it that two versions are compared by.</summary>
/// <remarks>
/// Prometheus alerts on every series that an expression gives, whatever its value; Grafana on values. So the expression (A)
/// is turned into whether there is a number (B), and that is what is asked for (C), as Grafana's own import of rules does.
/// </remarks>
/// <param name="rendering">The rules.</param>
/// <param name="definition">What the configuration says.</param>
/// <param name="datasource">The uid of the Prometheus among Grafana's data sources.</param>
/// <param name="project">The project's name: two projects may share a Grafana.</param>
internal sealed class GrafanaRules(AlertingRendering rendering, AlertingDefinition definition, string datasource, string project)
{
    private const string Expressions = "__expr__";

    // Grafana takes 40 letters, digits, hyphens and underscores for a uid.
    private const int UidLength = 26;

    private static readonly int[] AboveZero = [0];

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the uid of the folder, which holds nothing else.</summary>
    public string Folder => "freesport-ops-" + Hash(string.Empty);

    /// <summary>Gets the folder's title.</summary>
    public string Title => $"FreeSport.Ops: {project}, {rendering.Environment}";

    /// <summary>Gets the group's name.</summary>
    public string Group => rendering.Group;

    /// <summary>Gets the uids of the rules.</summary>
    public IReadOnlyList<string> Uids => [.. Rules.Select(Uid)];

    /// <summary>Gets the rules that are brought.</summary>
    public IReadOnlyList<RenderedRule> Rules => Of(rendering, definition);

    /// <summary>Gets the group as the API takes it.</summary>
    public string Json => JsonSerializer.Serialize(
        new Dictionary<string, object?>
        {
            ["title"] = Group,
            ["folderUid"] = Folder,
            ["interval"] = (long)Interval.TotalSeconds,
            ["rules"] = Rules.Select(Rule),
        },
        Options);

    /// <summary>Gets how often the rules are evaluated.</summary>
    public TimeSpan Interval => Duration.Read(rendering.Interval) ?? TimeSpan.Zero;

    /// <summary>The rules of an environment that Grafana gets: the watchdog only where somebody misses it, since everybody else would be told of it for ever.</summary>
    /// <param name="rendering">All rules.</param>
    /// <param name="definition">What the configuration says.</param>
    public static IReadOnlyList<RenderedRule> Of(AlertingRendering rendering, AlertingDefinition definition) =>
        definition.Watchdog.Receiver is null ? [.. rendering.Rules.Skip(1)] : rendering.Rules;

    /// <summary>A group as a text that people read, in which nothing stands but what is set here.</summary>
    /// <param name="group">The group, as the API gives it.</param>
    /// <returns>The text.</returns>
    public static string TextOf(JsonElement group)
    {
        StringBuilder text = new();
        text.Append("interval: ").Append(group.TryGetProperty("interval", out JsonElement interval) ? interval.GetRawText() : "?").Append("s\n");
        foreach (JsonElement rule in Items(group, "rules").OrderBy(static r => r.TextOf("title"), StringComparer.Ordinal))
        {
            text.Append("rule: ").Append(rule.TextOf("title")).Append('\n');
            Append(text, "uid", rule.TextOf("uid"));
            foreach (JsonElement query in Items(rule, "data"))
            {
                JsonElement model = query.TryGetProperty("model", out JsonElement found) ? found : default;
                Append(text, query.TextOf("refId") + " of " + query.TextOf("datasourceUid"), model.ValueKind == JsonValueKind.Object ? model.TextOf("expr") ?? model.TextOf("expression") : null);
            }

            Append(text, "condition", rule.TextOf("condition"));
            Append(text, "for", (Duration.Read(rule.TextOf("for")) ?? TimeSpan.Zero).ToString());
            Append(text, "noData", rule.TextOf("noDataState"));
            Append(text, "error", rule.TextOf("execErrState"));
            Append(text, "paused", rule.TryGetProperty("isPaused", out JsonElement paused) && paused.ValueKind == JsonValueKind.True ? "true" : null);
            Append(text, "notifies", rule.TryGetProperty("notification_settings", out JsonElement settings) && settings.ValueKind == JsonValueKind.Object ? settings.TextOf("receiver") : null);
            Append(text, "label", rule, "labels");
            Append(text, "annotation", rule, "annotations");
        }

        return text.ToString();
    }

    /// <summary>Who made the rules of a group, as Grafana says: <c>api</c>, <c>file</c>, or nothing for somebody at its page.</summary>
    /// <param name="group">The group.</param>
    /// <returns>The first that is not the API; null where there is none.</returns>
    public static string? ForeignProvenance(JsonElement group) => Items(group, "rules").Select(static r => r.TextOf("provenance") ?? string.Empty).FirstOrDefault(static p => p != "api");

    private static JsonElement[] Items(JsonElement of, string key) =>
        of.TryGetProperty(key, out JsonElement array) && array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray()] : [];

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            text.Append("  ").Append(name).Append(": ").Append(value.Replace("\n", "\\n")).Append('\n');
        }
    }

    private static void Append(StringBuilder text, string kind, JsonElement rule, string key)
    {
        if (rule.TryGetProperty(key, out JsonElement map) && map.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty one in map.EnumerateObject().OrderBy(static p => p.Name, StringComparer.Ordinal))
            {
                Append(text, kind + " " + one.Name, one.Value.GetString());
            }
        }
    }

    private string Uid(RenderedRule rule) => "fsops-" + Hash(rule.Name);

    private string Hash(string name) => Hex.Sha256(Encoding.UTF8.GetBytes(string.Join("\n", project, rendering.Environment.ToLowerInvariant(), name))).Substring(0, UidLength);

    private Dictionary<string, object?> Rule(RenderedRule rule)
    {
        Dictionary<string, object?> made = new()
        {
            ["uid"] = Uid(rule),
            ["title"] = rule.Name,
            ["ruleGroup"] = Group,
            ["folderUID"] = Folder,
            ["condition"] = "C",
            ["data"] = new[]
            {
                Query("A", datasource, new() { ["expr"] = rule.Expression, ["instant"] = true, ["range"] = false, ["datasource"] = new { type = "prometheus", uid = datasource } }),
                Query("B", Expressions, new() { ["type"] = "math", ["expression"] = "is_number($A) || is_nan($A) || is_inf($A)" }),
                Query("C", Expressions, new() { ["type"] = "threshold", ["expression"] = "B", ["conditions"] = new[] { new { type = "query", evaluator = new { type = "gt", @params = AboveZero } } } }),
            },

            // No series means that nothing is wrong; of what must always fire it means that it does not.
            ["noDataState"] = rule == rendering.Rules[0] ? "Alerting" : "OK",
            ["execErrState"] = "Error",
            ["for"] = rule.For ?? "0s",
            ["labels"] = rule.Labels,
            ["annotations"] = rule.Annotations,
            ["isPaused"] = false,
        };
        if ((rule == rendering.Rules[0] ? definition.Watchdog.Receiver : definition.Grafana!.ContactPoint) is { } contactPoint)
        {
            made["notification_settings"] = new { receiver = contactPoint };
        }

        return made;
    }

    private static Dictionary<string, object?> Query(string refId, string datasource, Dictionary<string, object?> model)
    {
        model["refId"] = refId;
        model["intervalMs"] = 1000;
        model["maxDataPoints"] = 43_200;
        model["datasource"] = model.TryGetValue("datasource", out object? given) ? given : new { type = Expressions, uid = Expressions };
        return new() { ["refId"] = refId, ["queryType"] = string.Empty, ["datasourceUid"] = datasource, ["relativeTimeRange"] = new { from = 600, to = 0 }, ["model"] = model };
    }
}
