using System.Text.Json;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Evidence.Sharing;

/// <summary>The first line of a batch: what it is a part of. A signature of the batch is one of this, too.</summary>
/// <param name="Chain">The chain.</param>
/// <param name="First">The number of its first line.</param>
/// <param name="Last">The number of its last line.</param>
/// <param name="Previous">The hash of the line before the first.</param>
/// <param name="Tip">The hash of the last line.</param>
/// <param name="Repository">The commit that the repository's history begins with; null where the writer's clone did not hold it.</param>
internal sealed record BatchHeader(string Chain, long First, long Last, string Previous, string Tip, string? Repository)
{
    private const int Version = 1;

    /// <summary>The line, without line break.</summary>
    public string Write() => CanonicalJson.Write(JsonSerializer.SerializeToElement(new Dictionary<string, object?>
    {
        ["batch"] = Version,
        ["chain"] = Chain,
        ["first"] = First,
        ["last"] = Last,
        ["prev"] = Previous,
        ["tip"] = Tip,
        ["repository"] = Repository,
    }));

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The header; null when it is none that this version knows.</returns>
    public static BatchHeader? Read(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 4 });
            JsonElement root = document.RootElement;
            return root.GetProperty("batch").GetInt32() != Version ? null : new BatchHeader(
                root.GetProperty("chain").GetString() ?? string.Empty,
                root.GetProperty("first").GetInt64(),
                root.GetProperty("last").GetInt64(),
                root.GetProperty("prev").GetString() ?? string.Empty,
                root.GetProperty("tip").GetString() ?? string.Empty,
                root.GetProperty("repository").GetString());
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
