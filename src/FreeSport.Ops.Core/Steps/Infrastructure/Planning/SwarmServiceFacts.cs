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
        JsonElement container = spec.At("TaskTemplate", "ContainerSpec");
        JsonElement mode = spec.At("Mode");
        return new(StringComparer.Ordinal)
        {
            ["image"] = spec.At("Labels").TextAt("com.docker.stack.image") is { Length: > 0 } asked ? asked : container.TextAt("Image"),
            ["replicas"] = mode.At("Global").ValueKind == JsonValueKind.Object ? "global" : mode.At("Replicated", "Replicas").Text() ?? string.Empty,
            ["environment"] = Set(container.At("Env").Texts()),
            ["command"] = string.Join("\0", container.At("Args").Texts()),
            ["entrypoint"] = string.Join("\0", container.At("Command").Texts()),
            ["ports"] = Set(spec.At("EndpointSpec", "Ports").Items().Select(static p => $"{p.At("PublishedPort").Text()}:{p.At("TargetPort").Text()}/{p.TextAt("Protocol")}")),
            ["configs"] = Set(container.At("Configs").Items().Select(static c => c.TextAt("ConfigName"))),
            ["secrets"] = Set(container.At("Secrets").Items().Select(static s => s.TextAt("SecretName"))),
            ["volumes"] = Set(container.At("Mounts").Items().Select(static m => $"{m.TextAt("Source")}:{m.TextAt("Target")}")),
            ["labels"] = Set(spec.At("Labels").Entries().Where(static l => !l.Name.StartsWith("com.docker.stack.", StringComparison.Ordinal)).Select(static l => l.Name + "=" + l.Value.GetString())),
        };
    }

    private static IEnumerable<string> Pairs(ComposeMapping? map) => map?.Entries.Where(static e => e.Value is ComposeScalar { IsNull: false }).Select(static e => e.Key + "=" + e.Value) ?? [];

    private static IEnumerable<string> Sources(ComposeSequence? list) => (list?.Items ?? []).Select(static i => i is ComposeMapping map ? map.Text("source") : (i as ComposeScalar)?.Text).OfType<string>();

    private static string Set(IEnumerable<string> items) => string.Join("\0", items.OrderBy(static i => i, StringComparer.Ordinal));
}
