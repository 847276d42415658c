using System.Collections.Specialized;
using System.Net;
using System.Text.Json;

namespace FreeSport.Ops.Core.Tests.Support;

/// <summary>A GitHub on loopback that has secrets and variables, lists them in pages, and misbehaves where a test says so.</summary>
internal sealed class GitHubNames : IDisposable
{
    public const string Token = "ghp_0123456789abcdefghij";

    /// <summary>When everything was changed for which a test names no time.</summary>
    public const string Changed = "2026-02-03T04:05:06Z";

    private readonly Dictionary<string, SortedDictionary<string, string>> _lists = new(StringComparer.Ordinal)
    {
        [Repository] = [],
        [RepositoryVariables] = [],
        [Organization] = [],
        [OrganizationVariables] = [],
    };

    private readonly Dictionary<string, ScriptedHttp.Answer> _faults = new(StringComparer.Ordinal);
    private readonly ScriptedHttp _server;

    public GitHubNames() => _server = new ScriptedHttp(Answer);

    public const string Repository = "actions/secrets";
    public const string RepositoryVariables = "actions/variables";
    public const string Organization = "actions/organization-secrets";
    public const string OrganizationVariables = "actions/organization-variables";

    public static string Environment(string name) => $"environments/{Uri.EscapeDataString(name)}/secrets";

    public static string EnvironmentVariables(string name) => $"environments/{Uri.EscapeDataString(name)}/variables";

    public string Api => $"http://{_server.Host}";

    public string Host => _server.Host;

    /// <summary>Gets or sets a value indicating whether every repository has the same names.</summary>
    public bool IsAnyRepository { get; set; }

    public IEnumerable<string> Requests => _server.Requests;

    /// <summary>Puts names into a list; an environment is there as soon as a name is put into one of its lists.</summary>
    public GitHubNames Has(string list, params string[] names)
    {
        if (list.StartsWith("environments/", StringComparison.Ordinal))
        {
            string folder = list[..(list.LastIndexOf('/') + 1)];
            _lists.TryAdd(folder + "secrets", []);
            _lists.TryAdd(folder + "variables", []);
        }

        foreach (string name in names)
        {
            _lists[list][name] = Changed;
        }

        return this;
    }

    public GitHubNames Change(string list, string name, string at)
    {
        _lists[list][name] = at;
        return this;
    }

    public GitHubNames Remove(string list, string name)
    {
        _lists[list].Remove(name);
        return this;
    }

    /// <summary>Has a list answer something else.</summary>
    public GitHubNames Fails(string list, int status, string body = """{"message":"Not Found"}""", params (string Name, string Value)[] headers)
    {
        _faults[list] = new(status, body, [("Content-Type", "application/json; charset=utf-8"), .. headers]);
        return this;
    }

    public GitHubNames Mends(string list)
    {
        _faults.Remove(list);
        return this;
    }

    public void Dispose() => _server.Dispose();

    private ScriptedHttp.Answer Answer(HttpListenerRequest request)
    {
        const string Root = "/repos/acme/shop/";
        string path = request.Url!.AbsolutePath;
        string list = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..]
            : IsAnyRepository && path.StartsWith("/repos/", StringComparison.Ordinal) ? string.Join('/', path.Split('/').Skip(4))
            : path;
        if (_faults.TryGetValue("*", out ScriptedHttp.Answer? always) || _faults.TryGetValue(list, out always))
        {
            return always;
        }

        if (request.Headers["Authorization"] != "Bearer " + Token)
        {
            return Json(401, new { message = "Bad credentials" });
        }

        if (list == "environments")
        {
            object[] environments = [.. _lists.Keys.Where(static k => k.StartsWith("environments/", StringComparison.Ordinal)).Select(static k => Uri.UnescapeDataString(k.Split('/')[1])).Distinct().Select(static n => new { id = 1, name = n })];
            return Json(200, new { total_count = environments.Length, environments });
        }

        return _lists.TryGetValue(list, out SortedDictionary<string, string>? names) ? Page(list, names, request.QueryString) : Json(404, new { message = "Not Found" });
    }

    private static ScriptedHttp.Answer Page(string list, SortedDictionary<string, string> names, NameValueCollection query)
    {
        bool isSecret = list.EndsWith("secrets", StringComparison.Ordinal);
        int perPage = Math.Min(int.Parse(query["per_page"] ?? "10", System.Globalization.CultureInfo.InvariantCulture), isSecret ? 100 : 30);
        int page = int.Parse(query["page"] ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var shown = names.Skip((page - 1) * perPage).Take(perPage).Select(static n => new { name = n.Key, value = "public", created_at = n.Value, updated_at = n.Value });
        Dictionary<string, object> body = new() { ["total_count"] = names.Count, [isSecret ? "secrets" : "variables"] = shown };
        return page * perPage < names.Count ? Json(200, body, ("Link", "<https://api.github.com/somewhere?page=2>; rel=\"next\"")) : Json(200, body);
    }

    private static ScriptedHttp.Answer Json(int status, object body, params (string Name, string Value)[] headers) =>
        new(status, JsonSerializer.Serialize(body), [("Content-Type", "application/json; charset=utf-8"), .. headers]);
}
