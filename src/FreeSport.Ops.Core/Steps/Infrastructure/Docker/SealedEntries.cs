using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>What an engine says of environment and labels: names, and seals of values that are not shown.</summary>
internal static class SealedEntries
{
    /// <summary>The names of variables, each once and in order.</summary>
    /// <param name="environment">A list of <c>NAME=value</c>.</param>
    public static string[] Names(JsonElement environment) =>
        [.. environment.Texts().Select(static e => e.Split('=')[0]).Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal)];

    /// <summary>The sealed values of variables.</summary>
    /// <param name="seal">Seals them.</param>
    /// <param name="address">What has them.</param>
    /// <param name="environment">A list of <c>NAME=value</c>.</param>
    public static IEnumerable<FsInfrastructureFact> Variables(ValueSeal seal, string address, JsonElement environment) => environment.Texts()
        .Select(static e => e.Split(['='], 2))
        .Select(v => seal.Fact(address, "environment." + v[0], v.Length > 1 ? v[1] : string.Empty));

    /// <summary>The sealed values of labels.</summary>
    /// <param name="seal">Seals them.</param>
    /// <param name="address">What has them.</param>
    /// <param name="labels">The labels.</param>
    public static IEnumerable<FsInfrastructureFact> Labels(ValueSeal seal, string address, IEnumerable<JsonProperty> labels) =>
        labels.Select(l => seal.Fact(address, "label." + l.Name, l.Value.Text() ?? string.Empty));
}
