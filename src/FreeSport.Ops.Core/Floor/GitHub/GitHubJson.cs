using System.Text.Json;
using System.Text.Json.Serialization;

using Octokit.Internal;

namespace FreeSport.Ops.Core.Floor.GitHub;

/// <summary>GitHub's JSON as the module's own types, in place of Octokit's models, whose enums throw on words they do not know.</summary>
internal sealed class GitHubJson : IJsonSerializer
{
    public static readonly GitHubJson Instance = new();

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string Serialize(object item) => JsonSerializer.Serialize(item, item.GetType(), Options);

    public T Deserialize<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
