using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Reads single facts out of what the engine tells, which may lack any of them.</summary>
internal static class EngineJson
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

    /// <summary>A text; empty where there is none.</summary>
    public static string Text(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : string.Empty;

    /// <summary>A whole number; null where there is none.</summary>
    public static long? Number(this JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long number) ? number : null;

    /// <summary>The texts of a list; none where there is no list.</summary>
    public static IEnumerable<string> Texts(this JsonElement element) => element.Items().Select(static i => i.Text());

    /// <summary>The items of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) => element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>A moment, in UTC; null where there is none, or it is the year 1, which Docker writes for never.</summary>
    public static DateTime? Time(this JsonElement element) =>
        DateTimeOffset.TryParse(element.Text(), System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset at) && at.Year > 1 ? at.UtcDateTime : null;
}
