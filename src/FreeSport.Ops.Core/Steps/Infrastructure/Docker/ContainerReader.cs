using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>Reads the containers of an engine: what each was started from, how it is, what it publishes. Values of variables and labels are not kept.</summary>
/// <param name="docker">Asks the engine.</param>
/// <param name="seal">Seals values that are not shown.</param>
internal sealed class ContainerReader(DockerQuestions docker, ValueSeal seal)
{
    /// <summary>The label with the name of the Compose project.</summary>
    public const string ProjectLabel = "com.docker.compose.project";

    private const string ServiceLabel = "com.docker.compose.service";
    private const string NumberLabel = "com.docker.compose.container-number";
    private const string OneOffLabel = "com.docker.compose.oneoff";

    /// <summary>The containers of the engine, stopped ones too, but those of Swarm.</summary>
    /// <param name="project">The Compose project they must belong to; null for all.</param>
    /// <param name="declaredImages">Images whose meaning on that engine is wanted as well.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>The containers.</returns>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or one that cannot be understood.</exception>
    public async Task<IReadOnlyList<FsInfrastructureResource>> ReadAsync(
        string? project, IReadOnlyList<string> declaredImages, CancellationToken cancellationToken)
    {
        string[] filter = project is null ? [] : ["--filter", $"label={ProjectLabel}={project}"];
        IReadOnlyList<JsonElement> rows = await docker.ListAsync(["ps", "--all", "--no-trunc", .. filter], cancellationToken).ConfigureAwait(false);
        string[] ids = [.. rows.Select(static r => r.TextOf("ID") ?? r.TextOf("Id")).OfType<string>()];
        string[] images = [.. rows.Select(static r => r.TextOf("Image")).OfType<string>().Concat(declaredImages).Distinct(StringComparer.Ordinal).OrderBy(static i => i, StringComparer.Ordinal)];
        Task<IReadOnlyList<JsonElement>> inspected = docker.InspectAsync("container inspect", ids, cancellationToken);
        Task<IReadOnlyList<JsonElement>> named = docker.InspectAsync("image inspect", images, cancellationToken);
        await Task.WhenAll(inspected, named).ConfigureAwait(false);

        IReadOnlyList<JsonElement> found = await named.ConfigureAwait(false);
        Dictionary<string, string> digests = [], imageIds = new(StringComparer.Ordinal);
        foreach (JsonElement image in found)
        {
            if (image.TextOf("Id") is { } id)
            {
                string[] known = [.. image.At("RepoDigests").Texts()];
                digests[id] = string.Join(" ", known.Select(static d => ImageReferences.Digest(d)).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static d => d, StringComparer.Ordinal));
                foreach (string name in image.At("RepoTags").Texts().Concat(known))
                {
                    imageIds[ImageReferences.Canonical(name)] = id;
                }
            }
        }

        List<FsInfrastructureResource> containers = [];
        foreach (JsonElement container in await inspected.ConfigureAwait(false))
        {
            if (container.At("Config", "Labels", "com.docker.swarm.service.name").Text() is null)
            {
                containers.Add(Read(container, digests, imageIds, project));
            }
        }

        return containers;
    }

    private FsInfrastructureResource Read(JsonElement container, Dictionary<string, string> digests, Dictionary<string, string> imageIds, string? project)
    {
        JsonElement config = container.At("Config"), labels = config.At("Labels"), state = container.At("State"), host = container.At("HostConfig");
        string name = (container.TextOf("Name") ?? string.Empty).TrimStart('/');
        string? service = labels.At(ServiceLabel).Text();
        bool isOneOff = string.Equals(labels.At(OneOffLabel).Text(), "True", StringComparison.OrdinalIgnoreCase);

        // Where containers of all projects are looked at, two may have services of one name.
        string within = project is null && labels.At(ProjectLabel).Text() is { } own ? own + "/" : string.Empty;
        string address = service is null ? "container/" + name
            : $"container/{within}{service}{(isOneOff ? "/run/" + name : "/" + (labels.At(NumberLabel).Text() ?? "1"))}";
        string image = config.TextOf("Image") ?? string.Empty;
        string imageId = container.TextOf("Image") ?? string.Empty;
        digests.TryGetValue(imageId, out string? known);
        string[] all = (known ?? string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        FsInfrastructureHealth health = Health(state.At("Health", "Status").Text());
        ResourceFacts facts = new ResourceFacts()
            .Add("project", labels.At(ProjectLabel).Text())
            .Add("service", service)
            .Add("oneOff", isOneOff ? "true" : null)
            .Add("status", state.TextOf("Status"))
            .Add("exitCode", state.TextOf("Status") is "exited" or "dead" ? state.At("ExitCode").Text() : null)
            .Add("oomKilled", state.At("OOMKilled").ValueKind == JsonValueKind.True ? "true" : null)
            .Add("imageId", imageId)
            .Add("newerImage", imageIds.TryGetValue(ImageReferences.Canonical(image), out string? meant) && meant != imageId ? meant : null)
            .Add("digests", all.Length > 1 ? all : [])
            .Add("restart", host.At("RestartPolicy", "Name").Text() is { Length: > 0 } policy and not "no" ? policy : null)
            .Add("privileged", host.At("Privileged").ValueKind == JsonValueKind.True ? "true" : null)
            .Add("networks", container.At("NetworkSettings", "Networks").Entries().Select(static n => n.Name))
            .Add("mounts", container.At("Mounts").Items().Select(Mount))
            .Add("labels", labels.Entries().Select(static l => l.Name).Where(static l => !l.StartsWith("com.docker.compose.", StringComparison.Ordinal)));
        IEnumerable<JsonProperty> written = labels.Entries().Where(static l => !l.Name.StartsWith("com.docker.", StringComparison.Ordinal));
        foreach (FsInfrastructureFact hidden in SealedEntries.Labels(seal, address, written).Concat(SealedEntries.Variables(seal, address, config.At("Env"))))
        {
            facts.Hide(hidden);
        }

        if (config.At("Cmd").ValueKind == JsonValueKind.Array || config.At("Entrypoint").ValueKind == JsonValueKind.Array)
        {
            facts.Hide(seal.Fact(address, "command", config.At("Entrypoint").GetRawTextOrEmpty() + config.At("Cmd").GetRawTextOrEmpty()));
        }

        return new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Compose,
            Side = FsInfrastructureSide.Running,
            Type = "container",
            Name = name,
            Address = address,
            Owner = service,
            State = State(state, health),
            Health = health,
            Image = image,
            Digest = all.FirstOrDefault(d => d == ImageReferences.Digest(image)) ?? all.FirstOrDefault(),
            Restarts = container.At("RestartCount").Number(),
            CreatedAt = Time(container.TextOf("Created")),
            StartedAt = Time(state.TextOf("StartedAt")),
            Ports = Ports(host.At("PortBindings")),
            Variables = SealedEntries.Names(config.At("Env")),
            Facts = facts.ToArray(),
        };
    }

    // A container that never ran was started in the year 1.
    private static DateTime? Time(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime at) && at.Year > 1 ? at : null;

    private static FsInfrastructureState State(JsonElement state, FsInfrastructureHealth health) => state.TextOf("Status") switch
    {
        "running" => health switch
        {
            FsInfrastructureHealth.Unhealthy => FsInfrastructureState.Degraded,
            FsInfrastructureHealth.Starting => FsInfrastructureState.Starting,
            _ => FsInfrastructureState.Running,
        },
        "restarting" => FsInfrastructureState.Degraded,
        "exited" => state.At("ExitCode").Number() == 0 ? FsInfrastructureState.Completed : FsInfrastructureState.Stopped,
        "created" or "paused" or "dead" or "removing" => FsInfrastructureState.Stopped,
        _ => FsInfrastructureState.Unknown,
    };

    private static FsInfrastructureHealth Health(string? word) => word switch
    {
        "healthy" => FsInfrastructureHealth.Healthy,
        "unhealthy" => FsInfrastructureHealth.Unhealthy,
        "starting" => FsInfrastructureHealth.Starting,
        _ => FsInfrastructureHealth.None,
    };

    private static string[] Ports(JsonElement bindings) =>
    [
        .. bindings.Entries()
            .SelectMany(static p => p.Value.Items().Select(b => Port(b.TextOf("HostIp"), b.TextOf("HostPort"), p.Name)))
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static p => p, StringComparer.Ordinal),
    ];

    private static string Port(string? address, string? published, string container) =>
        (address is { Length: > 0 } and not "0.0.0.0" and not "::" ? address + ":" : string.Empty) + (published is { Length: > 0 } ? published + ":" : string.Empty) + container;

    private static string Mount(JsonElement mount) => string.Format(
        CultureInfo.InvariantCulture, "{0}:{1}{2}", mount.TextOf("Type") == "volume" ? mount.TextOf("Name") : mount.TextOf("Source"), mount.TextOf("Destination"), mount.At("RW").ValueKind == JsonValueKind.False ? ":ro" : string.Empty);
}
