using System.Globalization;
using System.Text.Json.Nodes;

using Microsoft.AspNetCore.Http;

namespace FreeSport.Ops.Testing;

/// <summary>A request that reached its route.</summary>
/// <param name="Values">What stands in the places of the route's names.</param>
/// <param name="Query">The query.</param>
/// <param name="Body">What was sent, as JSON; null for nothing.</param>
/// <param name="Account">Who asks.</param>
internal sealed record Call(IReadOnlyDictionary<string, string> Values, IQueryCollection Query, JsonNode? Body, Account Account)
{
    public string this[string name] => Values[name];

    public long Number(string name) => long.Parse(Values[name], CultureInfo.InvariantCulture);

    /// <summary>A page of a list as GitHub cuts it, with the address of the next.</summary>
    public Reply Page(IReadOnlyList<JsonNode> all, string? name, int byDefault = 30, int most = 100)
    {
        int size = Math.Clamp(int.TryParse(Query["per_page"], CultureInfo.InvariantCulture, out int asked) ? asked : byDefault, 1, most);
        int page = int.TryParse(Query["page"], CultureInfo.InvariantCulture, out int wanted) ? Math.Max(1, wanted) : 1;
        JsonArray part = new([.. all.Skip((page - 1) * size).Take(size)]);
        JsonNode body = name is null ? part : new JsonObject { ["total_count"] = all.Count, [name] = part };

        // The real one names its own host; a client that follows it has left the machine.
        return all.Count > page * size
            ? new Reply(200, body, Headers: [("Link", $"<https://api.github.invalid/elsewhere?page={page + 1}>; rel=\"next\"")])
            : Reply.Ok(body);
    }
}
