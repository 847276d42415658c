using System.Text.Json;

namespace FreeSport.Ops.Core.Checklist.Reports.Posting;

/// <summary>Which pull request a run of GitHub Actions is about.</summary>
internal static class PullRequestNumber
{
    /// <summary>Reads it from the event that started the run.</summary>
    /// <param name="variable">The environment variables.</param>
    /// <returns>The number; null outside of GitHub Actions, and where the event is about none.</returns>
    public static int? OfEvent(Func<string, string?> variable)
    {
        if (variable("GITHUB_EVENT_PATH") is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            return Number(Part(root, "pull_request"))
                ?? (Part(Part(root, "issue"), "pull_request") is not null ? Number(Part(root, "issue")) : null)
                ?? (Part(Part(root, "workflow_run"), "pull_requests") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() == 1 ? Number(all[0]) : null);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static JsonElement? Part(JsonElement? of, string name) => of is { ValueKind: JsonValueKind.Object } there && there.TryGetProperty(name, out JsonElement part) && part.ValueKind != JsonValueKind.Null ? part : null;

    private static int? Number(JsonElement? of) => Part(of, "number") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out int value) && value > 0 ? value : null;
}
