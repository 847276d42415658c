using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

using NJsonSchema;

namespace FreeSport.Ops.Testing;

/// <summary>Holds requests and answers against GitHub's own OpenAPI description.</summary>
/// <remarks>
/// The description declares few refusals: 304 and 400 to 499 are taken everywhere, with a body that has a message; what
/// succeeds must be declared, down to its body.
/// </remarks>
public sealed class ContractCheck
{
    private readonly JsonObject _description;
    private readonly JsonNode _definitions;
    private readonly List<(Regex Path, string Template)> _paths;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    private ContractCheck(JsonObject description)
    {
        (_description, _definitions) = (description, Turned(description["components"]!["schemas"]!));
        _paths =
        [
            .. description["paths"]!.AsObject().Select(static p => p.Key)
                .OrderByDescending(static p => p.Count(static c => c == '/')).ThenBy(static p => p.Count(static c => c == '{'))
                .Select(static p => (new Regex("^" + Regex.Replace(p, @"\{(ref|basehead|branch|path)\}", "(.+)").Replace("{", "(?<").Replace("}", ">[^/]+)") + "$", RegexOptions.CultureInvariant), p)),
        ];
    }

    /// <summary>Reads the description, once.</summary>
    public static Task<ContractCheck> LoadedAsync { get; } = LoadAsync();

    /// <summary>What breaks the contract.</summary>
    /// <param name="exchange">A request and its answer.</param>
    /// <returns>Each mistake with method, address and place; none when all is well.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(Exchange exchange)
    {
        string path = exchange.PathAndQuery.Split('?')[0];
        string? template = _paths.Find(p => p.Path.IsMatch(path)).Template;
        if (template is null || _description["paths"]![template]![exchange.Method.ToLowerInvariant()] is not JsonObject operation)
        {
            return exchange.Status == 404 ? [] : [$"{exchange}: not in the description"];
        }

        string[] mistakes = [.. Query(exchange, operation), .. await RequestAsync(exchange, operation, exchange.Method + " " + template), .. await AnswerAsync(exchange, operation, exchange.Method + " " + template)];
        return [.. mistakes.Select(m => $"{exchange}: {m}")];
    }

    /// <summary>What breaks the contract in all that a server was asked and answered, faults on purpose excepted.</summary>
    /// <param name="server">The server.</param>
    /// <returns>Each mistake once.</returns>
    public async Task<IReadOnlyList<string>> CheckAsync(GitHubServer server)
    {
        SortedSet<string> mistakes = new(StringComparer.Ordinal);
        foreach (Exchange exchange in server.Log.Where(static e => !e.IsFault))
        {
            mistakes.UnionWith(await CheckAsync(exchange));
        }

        return [.. mistakes];
    }

    private static async Task<ContractCheck> LoadAsync()
    {
        using StreamReader stream = new(typeof(ContractCheck).Assembly.GetManifestResourceStream("github-api.json")!);
        JsonObject description = JsonNode.Parse(await stream.ReadToEndAsync())!.AsObject();
        return new ContractCheck(description);
    }

    // OpenAPI 3.0 says nullable where JSON Schema says a type more, and refers to another place.
    private static JsonNode Turned(JsonNode node)
    {
        switch (node)
        {
            case JsonArray list:
                return new JsonArray([.. list.Select(static i => i is null ? null : Turned(i))]);
            case JsonObject found:
                JsonObject turned = [];
                foreach ((string key, JsonNode? value) in found.Where(static f => f.Key is not ("nullable" or "discriminator" or "format")))
                {
                    turned[key] = key == "$ref" ? ((string)value!).Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal) : value is null ? null : Turned(value);
                }

                return (bool?)found["nullable"] == true ? new JsonObject { ["anyOf"] = new JsonArray(turned, new JsonObject { ["type"] = "null" }) } : turned;
            default:
                return node.DeepClone();
        }
    }

    private IEnumerable<string> Query(Exchange exchange, JsonObject operation)
    {
        string[] known = [.. (operation["parameters"] as JsonArray ?? []).Select(p => Resolve(p!)).Where(static p => (string?)p["in"] == "query").Select(static p => (string)p["name"]!)];
        string query = exchange.PathAndQuery.Contains('?', StringComparison.Ordinal) ? exchange.PathAndQuery.Split('?', 2)[1] : string.Empty;
        return query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static q => q.Split('=')[0]).Where(q => !known.Contains(q)).Select(static q => $"no query parameter '{q}'");
    }

    private async Task<IReadOnlyList<string>> RequestAsync(Exchange exchange, JsonObject operation, string name)
    {
        JsonNode? schema = operation["requestBody"] is { } body ? Resolve(body)["content"]?["application/json"]?["schema"] : null;
        return schema is null ? exchange.RequestBody is { Length: > 0 } ? ["a body where none is"] : []
            : exchange.RequestBody is { Length: > 0 } sent ? await ValidateAsync(name, schema, sent)
            : [];
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(Exchange exchange, JsonObject operation, string name)
    {
        if (exchange.Status is 304 or 302)
        {
            return [];
        }

        if (operation["responses"]?[exchange.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] is not { } declared)
        {
            bool isRefusal = exchange.Status is >= 400 and < 500;
            bool hasMessage = JsonNode.Parse(exchange.ResponseBody ?? "{}")?["message"] is not null;
            return !isRefusal ? ["the status is not declared"] : hasMessage ? [] : ["a refusal without a message"];
        }

        JsonNode? schema = Resolve(declared)["content"]?["application/json"]?["schema"];
        return schema is null || exchange.Status >= 400 ? [] : exchange.ResponseBody is null ? ["no body"] : await ValidateAsync(name + " " + exchange.Status, schema, exchange.ResponseBody);
    }

    private async Task<IReadOnlyList<string>> ValidateAsync(string name, JsonNode schema, string json)
    {
        if (!_schemas.TryGetValue(name, out JsonSchema? compiled))
        {
            JsonObject whole = new() { ["allOf"] = new JsonArray(Turned(schema)), ["definitions"] = _definitions.DeepClone() };
            compiled = await JsonSchema.FromJsonAsync(whole.ToJsonString());
            _schemas[name] = compiled;
        }

        return [.. compiled.Validate(json).SelectMany(Leaves).Distinct()];
    }

    // What is inside of a choice between schemas says more than that none fits.
    private static IEnumerable<string> Leaves(NJsonSchema.Validation.ValidationError error) => error is NJsonSchema.Validation.ChildSchemaValidationError { Errors.Count: > 0 } parent
        ? parent.Errors.SelectMany(static e => e.Value).SelectMany(Leaves)
        : [$"{error.Path}: {error.Kind}"];

    private JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? Resolve(reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode)_description, static (at, part) => at[part]!))
        : node;
}
