using System.Text.Json;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Compose.Schemas;

/// <summary>What the schema asks of a value.</summary>
internal sealed class SchemaNode
{
    /// <summary>Gets the kinds it may be of; null for any.</summary>
    public IReadOnlyList<string>? Types { get; private set; }

    /// <summary>Gets the texts it may be; null for any.</summary>
    public IReadOnlyList<string>? Choices { get; private set; }

    /// <summary>Gets what a text must look like; null for anything.</summary>
    public Regex? Pattern { get; private set; }

    /// <summary>Gets the least number.</summary>
    public double Least { get; private set; } = double.MinValue;

    /// <summary>Gets the greatest number.</summary>
    public double Most { get; private set; } = double.MaxValue;

    /// <summary>Gets a value indicating whether no item may stand twice.</summary>
    public bool IsUnique { get; private set; }

    /// <summary>Gets the keys that a mapping must have.</summary>
    public IReadOnlyList<string> Required { get; private set; } = [];

    /// <summary>Gets the keys that a mapping may have.</summary>
    public Dictionary<string, SchemaNode> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets what keys of a kind hold, such as those that begin with <c>x-</c>.</summary>
    public List<KeyValuePair<Regex, SchemaNode>> KeyPatterns { get; } = [];

    /// <summary>Gets a value indicating whether a mapping may have other keys.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Gets what each item of a list is; null for anything.</summary>
    public SchemaNode? Items { get; private set; }

    /// <summary>Gets the forms of which it must have one.</summary>
    public List<SchemaNode> Forms { get; } = [];

    /// <summary>Reads the whole schema.</summary>
    public static SchemaNode Read(JsonElement root) => Read(root, root, new Dictionary<string, SchemaNode>(StringComparer.Ordinal));

    private static SchemaNode Read(JsonElement json, JsonElement root, Dictionary<string, SchemaNode> shared)
    {
        if (json.TryGetProperty("$ref", out JsonElement reference))
        {
            string address = reference.GetString()!;
            if (!shared.TryGetValue(address, out SchemaNode? known))
            {
                shared[address] = known = new SchemaNode();
                known.Fill(address.TrimStart('#', '/').Split('/').Aggregate(root, static (at, part) => at.GetProperty(part)), root, shared);
            }

            return known;
        }

        SchemaNode node = new();
        node.Fill(json, root, shared);
        return node;
    }

    private void Fill(JsonElement json, JsonElement root, Dictionary<string, SchemaNode> shared)
    {
        foreach (JsonProperty property in json.EnumerateObject())
        {
            JsonElement value = property.Value;
            switch (property.Name)
            {
                case "type":
                    Types = value.ValueKind == JsonValueKind.Array ? Texts(value) : [value.GetString()!];
                    break;
                case "enum":
                    Choices = Texts(value);
                    break;
                case "pattern":
                    Pattern = new Regex(value.GetString()!, RegexOptions.CultureInvariant);
                    break;
                case "minimum":
                    Least = value.GetDouble();
                    break;
                case "maximum":
                    Most = value.GetDouble();
                    break;
                case "uniqueItems":
                    IsUnique = value.GetBoolean();
                    break;
                case "required":
                    Required = Texts(value);
                    break;
                case "additionalProperties":
                    IsOpen = value.GetBoolean();
                    break;
                case "items":
                    Items = Read(value, root, shared);
                    break;
                case "properties":
                    foreach (JsonProperty key in value.EnumerateObject())
                    {
                        Keys[key.Name] = Read(key.Value, root, shared);
                    }

                    break;
                case "patternProperties":
                    KeyPatterns.AddRange(value.EnumerateObject().Select(p => new KeyValuePair<Regex, SchemaNode>(new Regex(p.Name, RegexOptions.CultureInvariant), Read(p.Value, root, shared))));
                    break;
                case "oneOf":
                    Forms.AddRange(value.EnumerateArray().Select(f => Read(f, root, shared)));
                    break;
                default:
                    break;
            }
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static t => t.GetString()!)];
}
