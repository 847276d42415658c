using System.Text.Json.Nodes;

namespace FreeSport.Ops.Testing;

/// <summary>Objects as GitHub's own description shows them, to be filled with what a test arranged.</summary>
internal static class Templates
{
    private static readonly JsonObject All = Load();

    /// <summary>A copy of one, with fields replaced.</summary>
    public static JsonObject Of(string name, params (string Key, JsonNode? Value)[] fields)
    {
        JsonObject copy = All[name]!.DeepClone().AsObject();
        foreach ((string key, JsonNode? value) in fields)
        {
            copy[key] = value;
        }

        return copy;
    }

    public static JsonObject Account(Account account) => Of("account", ("login", account.Login), ("id", account.Id));

    private static JsonObject Load()
    {
        using Stream stream = typeof(Templates).Assembly.GetManifestResourceStream("Templates.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
