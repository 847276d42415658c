using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Terraform;

/// <summary>Reads what Terraform writes, of which any part may be missing.</summary>
internal static class TerraformJson
{
    /// <summary>A text; empty where there is none.</summary>
    public static string TextAt(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    /// <summary>True or false; null where neither stands.</summary>
    public static bool? FlagAt(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>An object or a list; an undefined element where there is none.</summary>
    public static JsonElement PartAt(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) ? value : default;

    /// <summary>The items of a list; none where there is none.</summary>
    public static IEnumerable<JsonElement> ListAt(this JsonElement element, string key) =>
        element.PartAt(key) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The members of an object; none where there is none.</summary>
    public static IEnumerable<JsonProperty> MembersAt(this JsonElement element, string key) =>
        element.PartAt(key) is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : Enumerable.Empty<JsonProperty>();
}
