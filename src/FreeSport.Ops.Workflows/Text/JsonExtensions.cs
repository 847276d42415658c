using System.Text.Json;

namespace FreeSport.Ops.Workflows.Text;

/// <summary>Reads what other programs and servers write as JSON.</summary>
internal static class JsonExtensions
{
    /// <summary>A text of an object.</summary>
    /// <returns>The text, which may be empty; null when this is no object or has no text of that name.</returns>
    /// <exception cref="InvalidOperationException">It holds half of a surrogate pair, which is JSON and no text.</exception>
    public static string? TextOf(this JsonElement element, string key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
