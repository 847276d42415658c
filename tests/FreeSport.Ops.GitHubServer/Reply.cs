using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>An answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">JSON, or null for none.</param>
/// <param name="Text">Text instead of JSON.</param>
/// <param name="Headers">Fields of its head.</param>
internal sealed record Reply(int Status, JsonNode? Body = null, string? Text = null, (string Name, string Value)[]? Headers = null)
{
    public static Reply Ok(JsonNode body) => new(200, body);

    public static Reply Error(int status, string message, params string[] errors)
    {
        JsonObject body = new() { ["message"] = message, ["documentation_url"] = "https://docs.github.com/rest", ["status"] = status.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (errors.Length > 0)
        {
            body["errors"] = new JsonArray([.. errors.Select(static e => (JsonNode)e)]);
        }

        return new Reply(status, body);
    }

    public static Reply NotFound() => Error(404, "Not Found");
}
