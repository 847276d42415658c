using System.Globalization;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Compose files as <c>docker compose config</c> or <c>docker stack config</c> renders them. Values may be secrets: they stay in memory.</summary>
internal sealed class RenderedCompose
{
    private const string AnyAddress = "0.0.0.0";

    private readonly YamlMapping _root;
    private readonly bool _isStack;

    private RenderedCompose(YamlMapping root, bool isStack)
    {
        _root = root;
        _isStack = isStack;
    }

    /// <summary>Gets the name of the project; null where compose 1 rendered it, which does not tell.</summary>
    public string? Name => TextOf(_root, "name");

    /// <summary>Gets the values of the services' variables whose names are given with them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Variables => Services.Entries
        .Select(static s => (s.Value as YamlMapping)?.Find("environment") as YamlMapping)
        .SelectMany(static e => e?.Entries ?? [])
        .Select(e => new KeyValuePair<string, string>(e.Key.Value, Unescaped((e.Value as YamlScalar)?.Value ?? string.Empty)));

    private YamlMapping Services => (YamlMapping)_root.Find("services")!;

    /// <summary>Reads what was written; null where that is no set of services.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="isStack">Whether it is of a stack, where what <c>deploy</c> says counts, and there are no profiles.</param>
    public static RenderedCompose? Read(string text, bool isStack = false) =>
        YamlReader.Read(text).Root is YamlMapping root && root.Find("services") is YamlMapping ? new RenderedCompose(root, isStack) : null;

    /// <summary>A section of the files as plain values; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    public Dictionary<string, object?>? Section(string name) => _root.Find(name) is YamlMapping section ? (Dictionary<string, object?>)PlainYaml.Of(section)! : null;

    /// <summary>The services that are on.</summary>
    /// <param name="project">The name of the project.</param>
    /// <param name="profiles">The profiles that are on: compose 1 renders services of others, too.</param>
    public IReadOnlyList<ComposeService> Read(string project, IReadOnlyList<string> profiles)
    {
        bool isFiltered = _isStack || Name is not null;
        ComposeService[] services =
        [
            .. Services.Entries
                .Where(s => isFiltered || Texts((s.Value as YamlMapping)?.Find("profiles")) is not { Count: > 0 } own || own.Intersect(profiles).Any())
                .Select(s => Service(s.Key.Value, s.Value as YamlMapping, project)),
        ];
        HashSet<string> ending = [.. services.SelectMany(static s => s.AfterEndOf)];
        return [.. services.Select(s => ending.Contains(s.Name) ? s with { Life = ServiceLife.Ends } : s)];
    }

    // Compose doubles each $, so that what it writes can be read again; docker stack does not.
    private string Unescaped(string value) => _isStack ? value : value.Replace("$$", "$");

    private ComposeService Service(string name, YamlMapping? service, string project)
    {
        YamlNode? depends = service?.Find("depends_on");
        IReadOnlyList<YamlNode> ports = (service?.Find("ports") as YamlSequence)?.Items ?? [];
        return new ComposeService(name, TextOf(service, "image") ?? project + (Name is null ? "_" : "-") + name)
        {
            IsBuilt = service?.Find("build") is not (null or YamlScalar { IsNull: true }),
            PullPolicy = TextOf(service, "pull_policy"),
            Replicas = Replicas(service),
            After = [.. (depends as YamlMapping)?.Entries.Select(static d => d.Key.Value) ?? Texts(depends)],
            AfterEndOf = [.. (depends as YamlMapping)?.Entries.Where(static d => TextOf(d.Value as YamlMapping, "condition") == "service_completed_successfully").Select(static d => d.Key.Value) ?? []],
            HostPorts = [.. ports.Select(HostPort).OfType<string>().Distinct(StringComparer.Ordinal)],
            HostModePort = ports.OfType<YamlMapping>().Where(static p => TextOf(p, "mode") == "host").Select(HostPort).FirstOrDefault(static p => p is not null),
            StartsFirst = TextOf((service?.Find("deploy") as YamlMapping)?.Find("update_config") as YamlMapping, "order") == "start-first",
            Life = ports.Count > 0 ? ServiceLife.Serves : ServiceLife.Any,
        };
    }

    // Compose 1 does what deploy says in its compatibility mode only.
    private int Replicas(YamlMapping? service)
    {
        string? text = TextOf(service, "scale") ?? (Name is null && !_isStack ? null : TextOf(service?.Find("deploy") as YamlMapping, "replicas"));
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int replicas) ? replicas : 1;
    }

    // "127.0.0.1:8080:80/tcp" of compose 1, and both forms with keys; a range or a port that the engine chooses is not fixed.
    private static string? HostPort(YamlNode port)
    {
        if (port is YamlMapping map)
        {
            return TextOf(map, "published") is { } published && int.TryParse(published, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
                ? $"{TextOf(map, "host_ip") ?? AnyAddress}:{number}/{TextOf(map, "protocol") ?? "tcp"}"
                : null;
        }

        string[] parts = ((port as YamlScalar)?.Value ?? string.Empty).Split('/');
        string[] places = parts[0].Split(':');
        string address = places.Length > 2 ? string.Join(":", places.Take(places.Length - 2)) : AnyAddress;
        return places.Length > 1 && int.TryParse(places[places.Length - 2], NumberStyles.None, CultureInfo.InvariantCulture, out int host) && host > 0
            ? $"{address}:{host}/{(parts.Length > 1 ? parts[1] : "tcp")}"
            : null;
    }

    private static string? TextOf(YamlMapping? map, string key) => map?.Find(key) is YamlScalar { IsNull: false } text ? text.Value : null;

    private static IReadOnlyList<string> Texts(YamlNode? list) => [.. (list as YamlSequence)?.Items.OfType<YamlScalar>().Select(static i => i.Value) ?? []];
}
