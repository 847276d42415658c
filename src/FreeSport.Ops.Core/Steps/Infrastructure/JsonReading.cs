using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>Reads single facts out of answers whose shape is known and may lack any of them.</summary>
internal static class JsonReading
{
    /// <summary>What lies at the end of some keys; an undefined element where any is missing.</summary>
    public static JsonElement At(this JsonElement element, params string[] keys)
    {
        foreach (string key in keys)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>A text below a key; empty where there is none.</summary>
    public static string TextAt(this JsonElement element, string key) => element.TextOf(key) ?? string.Empty;

    /// <summary>True or false below a key; null where neither stands.</summary>
    public static bool? FlagAt(this JsonElement element, string key) =>
        element.At(key) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null;

    /// <summary>A whole number, also one that is written as text; null where there is none.</summary>
    public static int? Number(this JsonElement element) =>
        int.TryParse(element.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;

    public static string GetRawTextOrEmpty(this JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? string.Empty : element.GetRawText();

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : Enumerable.Empty<JsonElement>();

    public static IEnumerable<JsonProperty> Entries(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    public static IEnumerable<string> Texts(this JsonElement element) => element.Items().Select(static i => i.Text()).OfType<string>();
}
