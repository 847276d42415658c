using System.Text.Json;

namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Reads the objects that programs write as JSON: one, an array of them, or one a line.</summary>
public static class JsonObjects
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The objects, in order.</summary>
    /// <param name="text">What the program wrote.</param>
    /// <returns>The objects; none for an empty text.</returns>
    /// <exception cref="JsonException">It is no JSON, is cut short, or holds something else than objects.</exception>
    public static IReadOnlyList<JsonElement> Read(string text)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        if (trimmed.Length == 0)
        {
            return [];
        }

        if (trimmed[0] == '[')
        {
            return Objects(Parse(trimmed).EnumerateArray());
        }

        string[] lines = trimmed.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        bool isOneALine = lines.Length > 1 && lines[0].TrimEnd().EndsWith("}", StringComparison.Ordinal);
        return Objects((isOneALine ? lines : [trimmed]).Where(static l => l.Trim().Length > 0).Select(Parse));
    }

    private static JsonElement Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text, Options);
        return document.RootElement.Clone();
    }

    private static JsonElement[] Objects(IEnumerable<JsonElement> elements)
    {
        JsonElement[] all = [.. elements];
        return all.All(static e => e.ValueKind == JsonValueKind.Object) ? all : throw new JsonException("There is something else than objects in it.");
    }
}
