using System.Text.Json;

using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>What is compared of a service of a stack: each aspect as one text, which may hold secrets and never leaves.</summary>
internal static class SwarmServiceFacts
{
    /// <summary>The aspects, by the names that people see.</summary>
    public static readonly IReadOnlyList<string> Aspects = ["image", "replicas", "environment", "command", "entrypoint", "ports", "configs", "secrets", "volumes", "labels"];

    /// <summary>The aspects of a service as the files declare it.</summary>
    public static Dictionary<string, string> Declared(ComposeMapping service, Func<string, string, string> nameOf)
    {
        ComposeMapping? deploy = service.Mapping("deploy");
        return new(StringComparer.Ordinal)
        {
            ["image"] = service.Text("image") ?? string.Empty,
            ["replicas"] = deploy?.Text("mode") is "global" ? "global" : deploy?["replicas"] is ComposeScalar { IsNull: false } replicas ? replicas.ToString() : "1",
            ["environment"] = Set(Pairs(service.Mapping("environment"))),
            ["command"] = string.Join("\0", service.Sequence("command")?.Items.Select(static i => i.ToString()) ?? []),
            ["entrypoint"] = string.Join("\0", service.Sequence("entrypoint")?.Items.Select(static i => i.ToString()) ?? []),
            ["ports"] = Set((service.Sequence("ports")?.Items ?? []).OfType<ComposeMapping>().Select(static p => $"{p["published"]}:{p["target"]}/{p.Text("protocol") ?? "tcp"}")),
            ["configs"] = Set(Sources(service.Sequence("configs")).Select(s => nameOf("configs", s))),
            ["secrets"] = Set(Sources(service.Sequence("secrets")).Select(s => nameOf("secrets", s))),
            ["volumes"] = Set((service.Sequence("volumes")?.Items ?? []).OfType<ComposeMapping>().Select(v => $"{(v.Text("type") == "volume" && v.Text("source") is { } source ? nameOf("volumes", source) : v.Text("source"))}:{v.Text("target")}")),
            ["labels"] = Set(Pairs(deploy?.Mapping("labels"))),
        };
    }

    /// <summary>The aspects of a service as the engine has it.</summary>
    /// <param name="spec">Its <c>Spec</c>.</param>
    public static Dictionary<string, string> Running(JsonElement spec)
    {
        JsonElement container = At(At(spec, "TaskTemplate"), "ContainerSpec");
        JsonElement mode = At(spec, "Mode");
        return new(StringComparer.Ordinal)
        {
            ["image"] = Text(At(At(spec, "Labels"), "com.docker.stack.image")) is { Length: > 0 } asked ? asked : Text(At(container, "Image")),
            ["replicas"] = At(mode, "Global").ValueKind == JsonValueKind.Object ? "global" : Text(At(At(mode, "Replicated"), "Replicas")),
            ["environment"] = Set(Items(At(container, "Env")).Select(Text)),
            ["command"] = string.Join("\0", Items(At(container, "Args")).Select(Text)),
            ["entrypoint"] = string.Join("\0", Items(At(container, "Command")).Select(Text)),
            ["ports"] = Set(Items(At(At(spec, "EndpointSpec"), "Ports")).Select(static p => $"{Text(At(p, "PublishedPort"))}:{Text(At(p, "TargetPort"))}/{Text(At(p, "Protocol"))}")),
            ["configs"] = Set(Items(At(container, "Configs")).Select(static c => Text(At(c, "ConfigName")))),
            ["secrets"] = Set(Items(At(container, "Secrets")).Select(static s => Text(At(s, "SecretName")))),
            ["volumes"] = Set(Items(At(container, "Mounts")).Select(static m => $"{Text(At(m, "Source"))}:{Text(At(m, "Target"))}")),
            ["labels"] = Set(At(spec, "Labels") is { ValueKind: JsonValueKind.Object } labels
                ? labels.EnumerateObject().Where(static l => !l.Name.StartsWith("com.docker.stack.", StringComparison.Ordinal)).Select(static l => l.Name + "=" + l.Value.GetString())
                : []),
        };
    }

    /// <summary>What stands below a key; an undefined element for nothing.</summary>
    public static JsonElement At(JsonElement element, string key) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out JsonElement value) ? value : default;

    /// <summary>A text or a number; empty for nothing.</summary>
    public static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number => element.GetRawText(),
        _ => string.Empty,
    };

    private static IEnumerable<JsonElement> Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static IEnumerable<string> Pairs(ComposeMapping? map) => map?.Entries.Where(static e => e.Value is ComposeScalar { IsNull: false }).Select(static e => e.Key + "=" + e.Value) ?? [];

    private static IEnumerable<string> Sources(ComposeSequence? list) => (list?.Items ?? []).Select(static i => i is ComposeMapping map ? map.Text("source") : (i as ComposeScalar)?.Text).OfType<string>();

    private static string Set(IEnumerable<string> items) => string.Join("\0", items.OrderBy(static i => i, StringComparer.Ordinal));
}
