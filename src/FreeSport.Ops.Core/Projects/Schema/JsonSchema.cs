using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FreeSport.Ops.Core.Projects.Schema;

/// <summary>Writes a shape as a JSON Schema, for editors.</summary>
public static class JsonSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of <c>freesport.ops.yml</c>, draft 2020-12.</summary>
    /// <returns>JSON with a line break at its end.</returns>
    public static string Write()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "freesport.ops.yml",
        };
        foreach (KeyValuePair<string, JsonNode?> part in Of(ConfigurationShape.Root).ToList())
        {
            schema[part.Key] = part.Value?.DeepClone();
        }

        return schema.ToJsonString(Options).Replace("\r\n", "\n") + "\n";
    }

    private static JsonObject Of(Shape shape)
    {
        JsonObject schema = shape switch
        {
            TextShape { Choices: { } choices } => new JsonObject { ["enum"] = Array(choices) },
            TextShape { MayBeBare: true } => new JsonObject { ["type"] = Array(["string", "number", "boolean"]) },
            TextShape { Pattern: { } pattern } => new JsonObject { ["type"] = "string", ["pattern"] = pattern },
            NumberShape => new JsonObject { ["type"] = "number" },
            ShareShape => new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = 100 },
            CountShape count => new JsonObject { ["type"] = "integer", ["minimum"] = count.Least, ["maximum"] = 999_999 },
            FlagShape => new JsonObject { ["type"] = "boolean" },
            ListShape { Item: TextShape } list => new JsonObject { ["anyOf"] = new JsonArray(Of(list.Item), new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) }) },
            ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) },
            NamedShape { Names: { } names } named => new JsonObject { ["type"] = "object", ["propertyNames"] = new JsonObject { ["enum"] = Array(names) }, ["additionalProperties"] = Of(named.Value) },
            NamedShape named => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(named.Value) },
            MapShape map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Value) },
            SectionShape { ShortForm: { } key } section => new JsonObject { ["anyOf"] = new JsonArray(Of(section.Keys[key]), OfSection(section)) },
            SectionShape section => OfSection(section),
            _ => new JsonObject { ["type"] = "string" },
        };
        schema["description"] = shape.Description;
        return schema;
    }

    private static JsonObject OfSection(SectionShape section)
    {
        JsonObject properties = [];
        foreach (KeyValuePair<string, Shape> key in section.Keys)
        {
            properties[key.Key] = Of(key.Value);
        }

        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (section.Required.Count > 0)
        {
            schema["required"] = Array(section.Required);
        }

        if (section.OneOf.Count > 0)
        {
            schema["oneOf"] = new JsonArray([.. section.OneOf.Select(static key => new JsonObject { ["required"] = Array([key]) })]);
        }

        return schema;
    }

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(static t => (JsonNode?)JsonValue.Create(t))];
}
