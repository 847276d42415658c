using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Checking;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Model;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>
/// Reads what compose files declare. A variable whose name says that it is secret is not put in, and one that nobody sets
/// stands as it is written; values of variables, labels and commands are sealed.
/// </summary>
/// <param name="root">Absolute path of the project root.</param>
/// <param name="set">The files.</param>
/// <param name="seal">Seals values.</param>
/// <param name="redactor">Learns the values that stand in the files in plain text under names of secrets.</param>
internal sealed class ComposeDeclaration(string root, ComposeSet set, ValueSeal seal, SecretRedactor redactor)
{
    // What compose refuses for want of a value or a file that only the host has says nothing of the files.
    private static readonly HashSet<string> OfHost = new(StringComparer.Ordinal) { ComposeRules.Interpolation, ComposeRules.UnsetVariable, ComposeRules.EnvFile, ComposeRules.MissingFile };

    // Told one by one, so that the seal of the rest does not change with them.
    private static readonly HashSet<string> Told = new(StringComparer.Ordinal)
    {
        "image", "ports", "environment", "env_file", "restart", "profiles", "labels", "command", "entrypoint", "networks", "volumes", "depends_on", "secrets", "configs", "privileged", "scale",
    };

    private static readonly string[] Kinds = ["configs", "networks", "secrets", "volumes"];

    private readonly List<string> _named = [];

    /// <summary>Gets the name of the compose project, once it was read.</summary>
    public string ProjectName { get; private set; } = string.Empty;

    /// <summary>Reads the files.</summary>
    /// <param name="kind">For whom: Compose, or Swarm.</param>
    /// <returns>Services, those of other profiles too, networks, volumes, configs and secrets.</returns>
    /// <exception cref="EngineNotReadException">There is nothing that compose would take.</exception>
    public EngineReading Read(FsInfrastructureKind kind)
    {
        ComposeProject project = Load();
        ProjectName = project.Name;
        ComposeFinding[] errors = [.. Errors(project)];
        if (errors.Length > 0)
        {
            ComposePlace place = errors[0].Place;
            throw new EngineNotReadException(FsInfrastructureReading.Unreadable, $"{PathText.Below(root, place.File)}:{place.Line}: {errors[0].Message}");
        }

        List<FsInfrastructureResource> found = [];
        found.AddRange(project.Services.Select(s => Service(s.Key, s.Value, kind, isActive: true)));
        found.AddRange(project.Disabled.Select(s => Service(s.Key, s.Value, kind, isActive: false)));
        foreach (string name in Kinds)
        {
            found.AddRange((project.Model.Mapping(name)?.Entries ?? []).Select(e => Named(name.TrimEnd('s'), e, kind)));
        }

        string[] missing = [.. project.Findings.Where(static f => f.Rule is ComposeRules.EnvFile or ComposeRules.MissingFile).Select(static f => f.Message).Distinct(StringComparer.Ordinal)];
        return EngineReading.Of(found) with { LeftOut = missing };
    }

    // Neither does what it makes of the name of a variable in place of its value.
    private IEnumerable<ComposeFinding> Errors(ComposeProject project) => project.Findings
        .Where(f => f.Severity == FsFindingSeverity.Error && !OfHost.Contains(f.Rule) && !_named.Any(n => f.Message.Contains(n, StringComparison.Ordinal)));

    private ComposeProject Load()
    {
        Dictionary<string, string> values = new(ComposeEnvironment.Of(set, new ComposeFindings()).Values, StringComparer.Ordinal);
        foreach (string secret in values.Keys.Where(SecretNames.LooksSecret).ToArray())
        {
            redactor.Register(values[secret]);
            values[secret] = Name(secret);
        }

        ComposeProject plain = Load(values);
        if (plain.Unset.Count == 0)
        {
            return plain;
        }

        foreach (string unset in plain.Unset.Keys)
        {
            values[unset] = Name(unset);
        }

        // Where a number is needed, the name of a variable is none.
        ComposeProject named = Load(values);
        return Errors(named).Count() > Errors(plain).Count() ? plain : named;
    }

    private string Name(string variable)
    {
        string name = "${" + variable + "}";
        _named.Add(name);
        return name;
    }

    private ComposeProject Load(Dictionary<string, string> values) => ComposeLoader.Load(new ComposeRequest(set.Files, set.Folder)
    {
        Variables = values,
        Profiles = set.Profiles,
        ProjectName = set.ProjectName,
    });

    private FsInfrastructureResource Service(string name, ComposeMapping service, FsInfrastructureKind kind, bool isActive)
    {
        string address = "service/" + name;
        string? image = service.Text("image") is { Length: > 0 } written ? written : null;
        Dictionary<string, string> variables = Pairs(service["environment"]), labels = Pairs(service["labels"]);
        ComposeMapping? health = service.Mapping("healthcheck");
        bool hasHealth = health is not null && health["disable"] is not ComposeScalar { Value: true } && (health["test"] as ComposeSequence)?.Texts.FirstOrDefault()?.Text != "NONE";
        ResourceFacts facts = new ResourceFacts()
            .Add("active", isActive ? null : "false")
            .Add("build", service.Mapping("build")?.Text("context") is { } context ? PathText.Below(root, context) is { Length: > 0 } below ? below : "." : null)
            .Add("restart", service["restart"]?.ToString() ?? service.Mapping("deploy")?.Mapping("restart_policy")?.Text("condition"))
            .Add("dependsOn", service.Mapping("depends_on")?.Keys ?? [])
            .Add("networks", service.Mapping("networks")?.Keys ?? [])
            .Add("networkMode", service.Text("network_mode"))
            .Add("volumes", Items(service, "volumes").Select(Volume))
            .Add("configs", Items(service, "configs").Select(static c => c.Text("source") ?? string.Empty))
            .Add("secrets", Items(service, "secrets").Select(static c => c.Text("source") ?? string.Empty))
            .Add("privileged", service["privileged"] is ComposeScalar { Value: true } ? "true" : null)
            .Add("labels", labels.Keys)
            .Hide(seal.Fact(address, "content", Canonical(service, Told)));
        foreach (KeyValuePair<string, string> variable in variables)
        {
            if (SecretNames.LooksSecret(variable.Key))
            {
                redactor.Register(variable.Value);
            }

            facts.Hide(seal.Fact(address, "environment." + variable.Key, variable.Value));
        }

        foreach (KeyValuePair<string, string> label in labels)
        {
            facts.Hide(seal.Fact(address, "label." + label.Key, label.Value));
        }

        if (service["command"] is { } || service["entrypoint"] is { })
        {
            facts.Hide(seal.Fact(address, "command", Canonical(service["entrypoint"]) + "\u0003" + Canonical(service["command"])));
        }

        return new FsInfrastructureResource
        {
            Kind = kind,
            Side = FsInfrastructureSide.Declared,
            Type = "service",
            Name = name,
            Address = address,
            State = FsInfrastructureState.Declared,
            Health = hasHealth ? FsInfrastructureHealth.Declared : FsInfrastructureHealth.None,
            Image = image,
            Digest = ImageReferences.Digest(image),
            Replicas = Number(service.Mapping("deploy")?["replicas"]) ?? Number(service["scale"]),
            Ports = [.. Items(service, "ports").Select(Port).Distinct(StringComparer.Ordinal).OrderBy(static p => p, StringComparer.Ordinal)],
            Variables = [.. variables.Keys.OrderBy(static v => v, StringComparer.Ordinal)],
            Profiles = [.. (service.Sequence("profiles")?.Texts ?? []).Select(static p => p.Text!).OrderBy(static p => p, StringComparer.Ordinal)],
            Facts = facts.ToArray(),
            Path = PathText.Below(root, service.Place.File),
            Line = service.Place.Line,
        };
    }

    private FsInfrastructureResource Named(string type, ComposeEntry entry, FsInfrastructureKind kind)
    {
        ComposeMapping? node = entry.Value as ComposeMapping;
        string address = type + "/" + entry.Key;
        return new FsInfrastructureResource
        {
            Kind = kind,
            Side = FsInfrastructureSide.Declared,
            Type = type,
            Name = node?.Text("name") ?? entry.Key,
            Address = address,
            State = FsInfrastructureState.Declared,
            Facts = new ResourceFacts()
                .Add("external", node?["external"] is ComposeScalar { Value: true } ? "true" : null)
                .Add("driver", node?.Text("driver"))
                .Hide(seal.Fact(address, "content", Canonical(entry.Value)))
                .ToArray(),
            Path = PathText.Below(root, entry.KeyPlace.File),
            Line = entry.KeyPlace.Line,
        };
    }

    private static IEnumerable<ComposeMapping> Items(ComposeMapping service, string key) => service.Sequence(key)?.Items.OfType<ComposeMapping>() ?? [];

    private static int? Number(ComposeNode? node) => node is ComposeScalar { Value: long number } ? (int)Math.Min(number, int.MaxValue) : null;

    private static string Port(ComposeMapping port)
    {
        string address = port.Text("host_ip") is { Length: > 0 } ip and not "0.0.0.0" and not "::" ? ip + ":" : string.Empty;
        string published = port["published"]?.ToString() is { Length: > 0 } open ? open + ":" : string.Empty;
        return $"{address}{published}{port["target"]}/{port.Text("protocol") ?? "tcp"}{(port.Text("mode") == "host" ? " (host)" : string.Empty)}";
    }

    private string Volume(ComposeMapping volume)
    {
        string source = volume.Text("source") ?? string.Empty;
        string shown = volume.Text("type") == "bind" ? PathText.Below(root, source) : source;
        return (shown.Length > 0 ? shown + ":" : string.Empty) + volume.Text("target") + (volume["read_only"] is ComposeScalar { Value: true } ? ":ro" : string.Empty);
    }

    private static Dictionary<string, string> Pairs(ComposeNode? node)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (ComposeEntry entry in (node as ComposeMapping)?.Entries ?? [])
        {
            pairs[entry.Key] = entry.Value.ToString() ?? string.Empty;
        }

        foreach (string[] pair in (node as ComposeSequence)?.Texts.Select(static t => t.Text!.Split(['='], 2)) ?? [])
        {
            pairs[pair[0]] = pair.Length > 1 ? pair[1] : string.Empty;
        }

        return pairs;
    }

    private string Canonical(ComposeNode? node, HashSet<string>? without = null) => node switch
    {
        ComposeMapping map => "{" + string.Join("\u0002", map.Entries.Where(e => without?.Contains(e.Key) != true).OrderBy(static e => e.Key, StringComparer.Ordinal).Select(e => e.Key + "\u0001" + Canonical(e.Value))) + "}",
        ComposeSequence list => "[" + string.Join("\u0002", list.Items.Select(i => Canonical(i))) + "]",

        // Where the project lies is no part of what it declares.
        ComposeScalar scalar => scalar.ToString().Replace(root, "."),
        _ => string.Empty,
    };
}
