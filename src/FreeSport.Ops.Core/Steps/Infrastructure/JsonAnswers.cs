using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>Reads the objects that programs write as JSON: one, an array of them, or one a line.</summary>
internal static class JsonAnswers
{
    /// <summary>The objects of an answer, in order.</summary>
    /// <param name="text">What the program wrote.</param>
    /// <param name="command">What was asked, for the message.</param>
    /// <exception cref="EngineNotReadException">It is no JSON, is cut short, or holds something else than objects.</exception>
    public static IReadOnlyList<JsonElement> Read(string text, string command)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        try
        {
            if (trimmed.Length == 0)
            {
                return [];
            }

            if (trimmed[0] == '[')
            {
                return Objects(Parse(trimmed).EnumerateArray(), command);
            }

            string[] lines = trimmed.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            bool isOneALine = lines.Length > 1 && lines[0].TrimEnd().EndsWith("}", StringComparison.Ordinal);
            return Objects((isOneALine ? lines : [trimmed]).Select(Parse), command);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw Unreadable(command);
        }
    }

    private static JsonElement Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 256 });
        return document.RootElement.Clone();
    }

    private static JsonElement[] Objects(IEnumerable<JsonElement> elements, string command)
    {
        JsonElement[] all = [.. elements];
        return all.All(static e => e.ValueKind == JsonValueKind.Object) ? all : throw Unreadable(command);
    }

    private static EngineNotReadException Unreadable(string command) =>
        new(FsInfrastructureReading.Unreadable, SnapshotTexts.AnswerUnreadable.With(command));
}
