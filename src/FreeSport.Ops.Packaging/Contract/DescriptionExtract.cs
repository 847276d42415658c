using System.Text.Json.Nodes;

namespace FreeSport.Ops.Packaging.Contract;

/// <summary>Cuts an OpenAPI description down to some endpoints and the components they reach.</summary>
internal sealed class DescriptionExtract(JsonObject description)
{
    // Names under these are the API's own, so "description" or "x-..." there is data and not prose.
    private static readonly HashSet<string> NameMaps =
        ["properties", "patternProperties", "paths", "schemas", "parameters", "responses", "headers", "requestBodies", "content"];

    private static readonly HashSet<string> Noise =
        ["description", "summary", "title", "example", "examples", "externalDocs", "tags", "operationId", "callbacks", "links"];

    private readonly SortedDictionary<string, SortedDictionary<string, JsonNode>> _components = new(StringComparer.Ordinal);

    /// <summary>The document with just these endpoints.</summary>
    /// <exception cref="InvalidDataException">The description lacks an endpoint or something that is referred to.</exception>
    public JsonObject Take(IEnumerable<Endpoint> endpoints)
    {
        JsonObject paths = [];
        foreach (IGrouping<string, Endpoint> path in endpoints.GroupBy(e => e.Path).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            JsonObject source = description["paths"]?[path.Key] as JsonObject
                ?? throw new InvalidDataException($"The description has no path {path.Key}.");
            JsonObject item = [];
            if (source["parameters"] is { } shared)
            {
                item["parameters"] = Clean(shared, isNameMap: false);
            }

            foreach (string method in path.Select(e => e.Method).Order(StringComparer.Ordinal))
            {
                JsonNode operation = source[method]
                    ?? throw new InvalidDataException($"The description has no {method.ToUpperInvariant()} {path.Key}.");
                JsonObject kept = (JsonObject)Clean(operation, isNameMap: false)!;
                if (kept["responses"] is JsonObject responses)
                {
                    RequireDescriptions(responses);
                }

                item[method] = kept;
            }

            paths[path.Key] = item;
        }

        return new JsonObject
        {
            ["openapi"] = description["openapi"]!.DeepClone(),
            ["info"] = Info(),
            ["paths"] = paths,
            ["components"] = Components(),
        };
    }

    private JsonObject Info() => new()
    {
        ["title"] = "The part of GitHub's REST API that FreeSport.Ops uses",
        ["version"] = description["info"]!["version"]!.DeepClone(),
        ["x-source"] = "npm package @octokit/openapi, generated/api.github.com.json",
        ["license"] = description["info"]!["license"]?.DeepClone(),
    };

    private JsonObject Components()
    {
        JsonObject all = [];
        foreach ((string kind, SortedDictionary<string, JsonNode> members) in _components)
        {
            JsonObject group = [];
            foreach ((string name, JsonNode member) in members)
            {
                group[name] = member;
            }

            if (kind == "responses")
            {
                RequireDescriptions(group);
            }

            all[kind] = group;
        }

        return all;
    }

    private JsonNode? Clean(JsonNode? node, bool isNameMap)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(element => Clean(element, isNameMap: false))]);
            case JsonObject element:
                if (!isNameMap && element["$ref"] is JsonValue reference)
                {
                    Reach(reference.GetValue<string>());
                }

                JsonObject kept = [];
                foreach ((string key, JsonNode? value) in element.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    if (isNameMap || !(Noise.Contains(key) || key.StartsWith("x-", StringComparison.Ordinal)))
                    {
                        // An enum or a default is a value as it stands, and may be an object of any shape.
                        kept[key] = key is "enum" or "default" && !isNameMap
                            ? value?.DeepClone()
                            : Clean(value, !isNameMap && NameMaps.Contains(key));
                    }
                }

                return kept;
            default:
                return node?.DeepClone();
        }
    }

    private void Reach(string reference)
    {
        if (reference.Split('/') is not ["#", "components", var kind, var name])
        {
            throw new InvalidDataException($"The reference {reference} does not lead to a component.");
        }

        if (!_components.TryGetValue(kind, out SortedDictionary<string, JsonNode>? members))
        {
            _components[kind] = members = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        }

        if (!members.ContainsKey(name))
        {
            JsonNode target = description["components"]?[kind]?[name]
                ?? throw new InvalidDataException($"The description has no {reference}.");
            members[name] = target; // Entered first: schemas may refer to themselves.
            members[name] = Clean(target, isNameMap: false)!;
        }
    }

    // OpenAPI demands one for each response, so it is kept there in its shortest form.
    private static void RequireDescriptions(JsonObject responses)
    {
        foreach (JsonObject response in responses.Select(pair => pair.Value).OfType<JsonObject>().Where(r => !r.ContainsKey("$ref")))
        {
            response["description"] = string.Empty;
        }
    }
}
