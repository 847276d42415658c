using System.Net;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>Grafana's provisioning in the shapes of its documentation, on loopback: it evaluates what it has at every look, and misbehaves where a test wants it.</summary>
internal sealed class GrafanaDouble : IDisposable
{
    private readonly ScriptedHttp _http;

    public GrafanaDouble() => _http = new ScriptedHttp(Answer);

    public string Url => "http://" + _http.Host;

    public HashSet<string> Folders { get; } = [];

    /// <summary>Gets the groups by folder and name.</summary>
    public Dictionary<string, JsonObject> Groups { get; } = [];

    public JsonArray ContactPoints { get; } =
    [
        new JsonObject { ["uid"] = "cp1", ["name"] = "DevOps", ["type"] = "slack", ["settings"] = new JsonObject { ["url"] = "[REDACTED]", ["recipient"] = "#devops" }, ["disableResolveMessage"] = false, ["provenance"] = "" },
    ];

    /// <summary>Gets or sets what answers before the double does; null lets it.</summary>
    public Func<string, string, ScriptedHttp.Answer?> Fault { get; set; } = static (_, _) => null;

    /// <summary>Gets or sets what is done to a group that was put, before it is kept.</summary>
    public Action<JsonObject> Keep { get; set; } = static _ => { };

    /// <summary>Gets or sets what every rule's health is.</summary>
    public string Health { get; set; } = "ok";

    /// <summary>Gets or sets what the test of an integration comes to.</summary>
    public (int Status, string Word, string? Error) Test { get; set; } = (200, "ok", null);

    /// <summary>Gets the bodies of tests.</summary>
    public List<JsonNode> Tests { get; } = [];

    public IEnumerable<string> Changes => _http.Requests.Where(static r => !r.StartsWith("GET", StringComparison.Ordinal)).Select(static r => string.Join(' ', r.Split(' ').Take(2)));

    public IEnumerable<string> Requests => _http.Requests;

    public void Dispose() => _http.Dispose();

    private static ScriptedHttp.Answer Json(JsonNode body, int status = 200) => new(status, body.ToJsonString(), [("Content-Type", "application/json")]);

    private static ScriptedHttp.Answer Message(int status, string message) => Json(new JsonObject { ["message"] = message, ["traceID"] = "" }, status);

    private ScriptedHttp.Answer Answer(HttpListenerRequest request)
    {
        string path = request.Url!.AbsolutePath;
        using StreamReader reader = new(request.InputStream);
        JsonNode? body = request.HasEntityBody ? JsonNode.Parse(reader.ReadToEnd()) : null;
        if (Fault(request.HttpMethod, path) is { } fault)
        {
            return fault;
        }

        string[] parts = [.. path.Trim('/').Split('/').Select(Uri.UnescapeDataString)];
        return (request.HttpMethod, parts) switch
        {
            ("GET", ["api", "health"]) => Json(new JsonObject { ["database"] = "ok", ["version"] = "11.6.0" }),
            ("GET", ["api", "folders", var uid]) => Folders.Contains(uid) ? Json(new JsonObject { ["uid"] = uid }) : Message(404, "folder not found"),
            ("POST", ["api", "folders"]) => Folders.Add((string)body!["uid"]!) ? Json(body.DeepClone()) : Message(409, "a folder with the same name already exists"),
            ("GET", ["api", "v1", "provisioning", "folder", var folder, "rule-groups", var group]) => Groups.TryGetValue(folder + "/" + group, out JsonObject? found) ? Json(found.DeepClone()) : Message(404, "rule group not found"),
            ("PUT", ["api", "v1", "provisioning", "folder", var folder, "rule-groups", var group]) => Put(folder + "/" + group, body!.AsObject()),
            ("DELETE", ["api", "v1", "provisioning", "alert-rules", var uid]) => Delete(uid),
            ("GET", ["api", "v1", "provisioning", "contact-points"]) => Json(ContactPoints.DeepClone()),
            ("POST", ["api", "alertmanager", "grafana", "config", "api", "v1", "receivers", "test"]) => Try(body!),
            ("GET", ["api", "prometheus", "grafana", "api", "v1", "rules"]) => Json(States()),
            ("GET", ["api", "alertmanager", "grafana", "api", "v2", _]) => Json(new JsonArray()),
            _ => Message(404, "not found"),
        };
    }

    private ScriptedHttp.Answer Put(string path, JsonObject group)
    {
        JsonObject kept = group.DeepClone().AsObject();
        foreach (JsonNode? rule in kept["rules"]!.AsArray())
        {
            rule!["provenance"] = "api";
            rule["orgID"] = 1;
            rule["updated"] = DateTime.UtcNow.ToString("O");
        }

        Keep(kept);
        Groups[path] = kept;
        return Json(kept.DeepClone());
    }

    private ScriptedHttp.Answer Delete(string uid)
    {
        foreach ((string path, JsonObject group) in Groups.ToArray())
        {
            JsonArray rules = group["rules"]!.AsArray();
            if (rules.FirstOrDefault(r => (string)r!["uid"]! == uid) is { } rule)
            {
                rules.Remove(rule);
            }

            if (rules.Count == 0)
            {
                Groups.Remove(path);
            }
        }

        return new ScriptedHttp.Answer(204);
    }

    private ScriptedHttp.Answer Try(JsonNode body)
    {
        Tests.Add(body);
        JsonObject receiver = body["receivers"]![0]!.AsObject();
        JsonObject result = new() { ["name"] = "DevOps", ["uid"] = (string)receiver["grafana_managed_receiver_configs"]![0]!["uid"]!, ["status"] = Test.Word };
        if (Test.Error is { } error)
        {
            result["error"] = error;
        }

        return Json(new JsonObject { ["alert"] = body["alert"]!.DeepClone(), ["receivers"] = new JsonArray(new JsonObject { ["name"] = "DevOps", ["grafana_managed_receiver_configs"] = new JsonArray(result) }), ["notified_at"] = DateTime.UtcNow.ToString("O") }, Test.Status);
    }

    private JsonObject States() => new()
    {
        ["status"] = "success",
        ["data"] = new JsonObject
        {
            ["groups"] = new JsonArray([.. Groups.Values.Select(g => new JsonObject
            {
                ["name"] = (string)g["title"]!,
                ["file"] = (string)g["title"]!,
                ["interval"] = 30,
                ["rules"] = new JsonArray([.. g["rules"]!.AsArray().Select(r => new JsonObject
                {
                    ["state"] = (string)r!["noDataState"]! == "Alerting" ? "firing" : "inactive",
                    ["name"] = (string)r["title"]!,
                    ["query"] = r["data"]!.ToJsonString(),
                    ["duration"] = 0,
                    ["labels"] = r["labels"]!.DeepClone(),
                    ["annotations"] = r["annotations"]!.DeepClone(),
                    ["health"] = Health,
                    ["lastError"] = Health == "ok" ? "" : "no such data source",
                    ["type"] = "alerting",
                    ["lastEvaluation"] = DateTime.UtcNow.ToString("O"),
                    ["evaluationTime"] = 0.01,
                })]),
            })]),
        },
    };
}
