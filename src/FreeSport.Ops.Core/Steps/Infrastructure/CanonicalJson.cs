using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>JSON whose keys are sorted, so that the same value is the same text.</summary>
internal static class CanonicalJson
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().OrderBy(static e => e.Name, StringComparer.Ordinal).Select(static e => JsonSerializer.Serialize(e.Name, Relaxed) + ":" + Of(e.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Of)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString(), Relaxed),
        JsonValueKind.Undefined => string.Empty,
        _ => element.GetRawText(),
    };
}
