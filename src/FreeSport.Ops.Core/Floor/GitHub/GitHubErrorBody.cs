using System.Text.Json;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>The words of an error's body.</summary>
/// <remarks>Source: GitHub's documentation, "Validation failed": <c>message</c>, and <c>errors</c> of texts or of objects.</remarks>
internal static class GitHubErrorBody
{
    /// <summary>Message and details on one line.</summary>
    /// <param name="body">The body, which may be anything.</param>
    /// <returns>The words; empty when there are none.</returns>
    public static string Read(string? body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body ?? string.Empty);
            string message = document.RootElement.TextOf("message") ?? string.Empty;
            string details = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("errors", out JsonElement errors)
                ? string.Join("; ", Details(errors).Where(static d => d.Length > 0))
                : string.Empty;
            return OneLine(details.Length == 0 ? message : message + ": " + details);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return string.Empty;
        }
    }

    // GitHub's reason may stand on the third line, below "Invalid request." and an empty one.
    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Trim()).Where(static l => l.Length > 0));

    private static IEnumerable<string> Details(JsonElement errors) => errors.ValueKind switch
    {
        JsonValueKind.Array => errors.EnumerateArray().Select(Detail),
        _ => [Detail(errors)],
    };

    private static string Detail(JsonElement error) => error.ValueKind == JsonValueKind.String
        ? error.GetString()!
        : error.TextOf("message") ?? string.Join(" ", new[] { error.TextOf("resource"), error.TextOf("field"), error.TextOf("code") }.Where(static p => p is not null));
}
