using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

using FreeSport.Ops.Tests.Support;

namespace FreeSport.Ops.Module.Tests.Support;

/// <summary>A Prometheus and an Alertmanager on one port of loopback that know what a test says, and want a login where it says so.</summary>
internal sealed class MonitorDouble : IDisposable
{
    private readonly UnkindWebServer _server;

    public MonitorDouble() => _server = new UnkindWebServer(Answer);

    public string Url => _server.Address;

    /// <summary>Gets the values of a query as Prometheus writes them; a query that is not here has no result.</summary>
    public ConcurrentDictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the alerts of Prometheus, as it writes them.</summary>
    public string Alerts { get; set; } = "[]";

    /// <summary>Gets or sets the rules of Prometheus, as it writes them.</summary>
    public string Rules { get; set; } = """[{"type":"alerting","name":"Burning","query":"up == 0","duration":0,"labels":{},"annotations":{},"state":"inactive","health":"ok"}]""";

    /// <summary>Gets or sets the alerts of Alertmanager, as it writes them.</summary>
    public string RoutedAlerts { get; set; } = "[]";

    /// <summary>Gets or sets what the header must hold; null where nobody asks.</summary>
    public string? Authorization { get; set; }

    /// <summary>Gets or sets what it warns of.</summary>
    public string? Warning { get; set; }

    /// <summary>Gets the requests.</summary>
    public IReadOnlyCollection<UnkindRequest> Requests => _server.Requests;

    /// <summary>One alert as Prometheus writes it.</summary>
    public static string Alert(string name, DateTime since, string severity = "critical", string state = "firing", string summary = "It burns.") =>
        $$"""{"labels":{"alertname":"{{name}}","severity":"{{severity}}"},"annotations":{"summary":"{{summary}}"},"state":"{{state}}","activeAt":"{{since:yyyy-MM-dd'T'HH:mm:ss'Z'}}","value":"1e+00"}""";

    /// <summary>The configuration of a project that asks it.</summary>
    /// <param name="metrics">The metrics of production, as lists stand in YAML.</param>
    /// <param name="login">What stands beside the address of the monitor.</param>
    public string Configuration(string metrics = "[]", string login = "") => $$"""
        environments:
          production: { kind: production, metrics: {{metrics}} }
        monitoring:
          - { name: prometheus, kind: prometheus, url: "{{Url}}"{{login}} }
          - { name: alertmanager, kind: alertmanager, url: "{{Url}}"{{login}} }
        """;

    public void Dispose() => _server.Dispose();

    private UnkindAnswer Answer(UnkindRequest request)
    {
        if (Authorization is not null && request.Header("Authorization") != Authorization)
        {
            return Unkind.Reply(401, "who are you");
        }

        Dictionary<string, string> form = request.Body.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => WebUtility.UrlDecode(p[^1]));
        return request.Target.Split('?')[0] switch
        {
            "/api/v1/query" => Result("vector", Series(form["query"], value => $"\"value\":[{Now()},\"{value}\"]")),
            "/api/v1/query_range" => Result("matrix", Series(form["query"], value => $"\"values\":[{string.Join(',', Grid(form).Select(at => $"[{at},\"{value}\"]"))}]")),
            "/api/v1/alerts" => Unkind.Json($"{{\"status\":\"success\",\"data\":{{\"alerts\":{Alerts}}}}}"),
            "/api/v1/rules" => Unkind.Json($"{{\"status\":\"success\",\"data\":{{\"groups\":[{{\"name\":\"g\",\"file\":\"f\",\"rules\":{Rules}}}]}}}}"),
            "/api/v2/alerts" => Unkind.Json(RoutedAlerts),
            _ => Unkind.Reply(404),
        };
    }

    private UnkindAnswer Result(string type, string series) =>
        Unkind.Json($"{{\"status\":\"success\",\"data\":{{\"resultType\":\"{type}\",\"result\":[{series}]}}{(Warning is null ? string.Empty : $",\"warnings\":[\"{Warning}\"]")}}}");

    private string Series(string query, Func<string, string> sample) => Values.TryGetValue(query, out string? values)
        ? string.Join(',', values.Split(' ').Select((value, i) => $"{{\"metric\":{{\"instance\":\"{i}\"}},{sample(value)}}}"))
        : string.Empty;

    private static string Now() => (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0).ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Grid(Dictionary<string, string> form)
    {
        (decimal start, decimal end, decimal step) = (Number(form["start"]), Number(form["end"]), Number(form["step"].TrimEnd('s')));
        for (decimal at = start; at <= end; at += step)
        {
            yield return at.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
