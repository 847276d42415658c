using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Preparation.Lint;

/// <summary>Reads lines, columns and counts; a report may hold anything.</summary>
internal static class LintNumber
{
    /// <summary>A number counted from 1; null for none, and for 0, which linters write where they know no place.</summary>
    public static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    /// <summary>A count; the greatest there is for one that is greater.</summary>
    public static int Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    /// <summary>A place in a JSON report, counted from <paramref name="first"/>; null when there is none.</summary>
    public static int? Place(JsonElement found, string key, int first) =>
        found.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= first && number < int.MaxValue
            ? number + 1 - first
            : null;

    /// <summary>A text of a JSON report.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Text(JsonElement found, string key) =>
        found.GetProperty(key).GetString() ?? throw new InvalidOperationException(key);
}
