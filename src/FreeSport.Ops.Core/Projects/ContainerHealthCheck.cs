using System.Text.RegularExpressions;

using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Projects;

/// <summary>What the health check of a compose service asks over HTTP.</summary>
/// <param name="Service">The service.</param>
/// <param name="Path">The path that it asks for, with a slash at its beginning.</param>
/// <param name="LooksIntoAnswer">Whether it holds the answer's text against something, as grep does.</param>
internal sealed record ContainerHealthCheck(string Service, string Path, bool LooksIntoAnswer)
{
    private static readonly Regex Address = new(@"https?://[^\s/'""`\\]+(?<path>/[^\s'""`\\),;|>&]*)?", RegexOptions.CultureInvariant);

    private static readonly Regex Search = new(@"\bgrep\b|\bjq\b|findstr|\bassert\b|\bin\s+\w+\.read\(\)", RegexOptions.CultureInvariant);

    // What watches the platform is not what answers for it.
    private static readonly Regex Watcher = new(@"(^|/)(prometheus|alertmanager|grafana|node-exporter|cadvisor|blackbox-exporter|loki|promtail|flower|redis-exporter|postgres-exporter)(:|@|$)", RegexOptions.CultureInvariant);

    /// <summary>The health checks of an environment's services, as its compose files write them; the later file before the earlier.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment.</param>
    /// <returns>Those that ask over HTTP; none where no compose file belongs to the environment.</returns>
    public static IReadOnlyList<ContainerHealthCheck> Of(Project project, EnvironmentDefinition environment)
    {
        ComposeSet? set = ComposeSets.Find(project).FirstOrDefault(s => s.Environment == environment.Name);
        Dictionary<string, ContainerHealthCheck?> found = new(StringComparer.Ordinal);
        foreach (string file in set?.Files ?? [])
        {
            YamlNode? services = TextFileReader.ReadIfSmall(file) is { } text ? (YamlReader.Read(text).Root as YamlMapping)?.Find("services") : null;
            foreach (KeyValuePair<YamlScalar, YamlNode> service in (services as YamlMapping)?.Entries ?? [])
            {
                if (service.Value is YamlMapping described && described.Find("healthcheck") is YamlMapping check)
                {
                    string image = (described.Find("image") as YamlScalar)?.Value ?? string.Empty;
                    found[service.Key.Value] = Watcher.IsMatch(image) ? null : Read(service.Key.Value, check);
                }
            }
        }

        return [.. found.Values.OfType<ContainerHealthCheck>()];
    }

    private static ContainerHealthCheck? Read(string service, YamlMapping check)
    {
        string command = check.Find("test") switch
        {
            YamlSequence words => string.Join(" ", words.Items.OfType<YamlScalar>().Select(static w => w.Value)),
            YamlScalar line => line.Value,
            _ => string.Empty,
        };
        bool isOff = (check.Find("disable") as YamlScalar)?.Value == "true" || command == "NONE";
        return !isOff && Address.Match(command) is { Success: true } match
            ? new ContainerHealthCheck(service, match.Groups["path"] is { Success: true, Value: var path } ? path : "/", Search.IsMatch(command))
            : null;
    }
}
