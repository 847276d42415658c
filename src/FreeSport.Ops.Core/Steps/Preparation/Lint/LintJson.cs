using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Reads JSON reports; one may hold anything, or end anywhere.</summary>
internal static class LintJson
{
    /// <summary>Reads a report that is there.</summary>
    /// <param name="file">Absolute path of the report.</param>
    /// <param name="read">Takes what it needs from the report's root.</param>
    /// <returns>What was read; a run without a verdict when the report is not whole or not of its form.</returns>
    public static LintReport Read(string file, Func<JsonElement, LintReport> read)
    {
        try
        {
            using JsonDocument report = JsonDocument.Parse(File.ReadAllText(file));
            return read(report.RootElement);
        }
        catch (Exception cut) when (cut is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return LintReport.Without(FsLintState.Unreadable);
        }
    }

    /// <summary>A place, counted from <paramref name="first"/>; null when there is none.</summary>
    public static int? Place(JsonElement found, string key, int first) =>
        found.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= first && number < int.MaxValue
            ? number + 1 - first
            : null;

    /// <summary>The text that a finding must have under a key.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Text(JsonElement found, string key) =>
        found.GetProperty(key).GetString() ?? throw new InvalidOperationException(key);
}
