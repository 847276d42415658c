using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Floor.Prometheus;

/// <summary>Reads what the APIs of Prometheus and Alertmanager write. What is missing that must be there throws.</summary>
internal static class MonitorJson
{
    private static readonly DateTimeOffset EarliestTime = new(1970, 1, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The elements of an array that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static IEnumerable<JsonElement> ArrayOf(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : throw new FormatException($"there is no array '{key}'");

    /// <summary>The object that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static JsonElement ObjectOf(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement inner) && inner.ValueKind == JsonValueKind.Object
            ? inner
            : throw new FormatException($"there is no object '{key}'");

    /// <summary>A text that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Needed(JsonElement element, string key) => element.TextOf(key) ?? throw new FormatException($"there is no text '{key}'");

    /// <summary>Texts by name; none when there is no such object.</summary>
    public static IReadOnlyDictionary<string, string> TextsOf(JsonElement element, string key)
    {
        SortedDictionary<string, string> texts = new(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement inner) && inner.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty text in inner.EnumerateObject())
            {
                texts[text.Name] = text.Value.GetString() ?? string.Empty;
            }
        }

        return texts;
    }

    /// <summary>A list of texts; none when there is no such array.</summary>
    public static IReadOnlyList<string> ListOf(JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement array) && array.ValueKind == JsonValueKind.Array
            ? [.. array.EnumerateArray().Select(static t => t.GetString() ?? string.Empty)]
            : [];

    /// <summary>A moment that must be there.</summary>
    /// <exception cref="FormatException">It is not, or is none.</exception>
    public static DateTimeOffset Time(JsonElement element, string key) => ParseTime(Needed(element, key));

    /// <summary>A moment; null when it is not there or before there were any, as Go's zero is.</summary>
    public static DateTimeOffset? TimeOrNever(JsonElement element, string key) =>
        element.TextOf(key) is { Length: > 0 } text && ParseTime(text) is var time && time > EarliestTime ? time : null;

    /// <summary>A value as Prometheus writes it.</summary>
    /// <exception cref="FormatException">It is no number.</exception>
    public static double Number(string? text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        null => throw new FormatException("a value is no text"),
        _ => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw new FormatException($"the value '{text.FirstLine(40)}' is no number"),
    };

    // Go writes nanoseconds, of which .NET keeps seven places.
    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw new FormatException($"'{text.FirstLine(40)}' is no time");
}
