using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Swarm;

/// <summary>Reads stacks and services of a swarm, with replicas and the state of their last update, and the names of its configs and secrets.</summary>
/// <param name="docker">Asks a manager.</param>
/// <param name="seal">Seals values that are not shown.</param>
internal sealed class SwarmReader(DockerQuestions docker, ValueSeal seal)
{
    /// <summary>The label with the name of the stack.</summary>
    public const string StackLabel = "com.docker.stack.namespace";

    /// <summary>What the swarm runs.</summary>
    /// <param name="stack">The stack it must belong to; null for all.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>Stacks, services, configs and secrets; null when the engine is in no swarm, or no manager of one.</returns>
    /// <exception cref="EngineNotReadException">The engine gave no answer, or one that cannot be understood.</exception>
    public async Task<IReadOnlyList<FsInfrastructureResource>?> ReadAsync(string? stack, CancellationToken cancellationToken)
    {
        string[] filter = stack is null ? [] : ["--filter", $"label={StackLabel}={stack}"];
        DockerObjects listed = await docker.TryListAsync(["service", "ls", .. filter], cancellationToken).ConfigureAwait(false);
        if (IsNoManager(listed.Answer))
        {
            return null;
        }

        IReadOnlyList<JsonElement> rows = docker.Items(listed, ["service", "ls"]);
        Task<IReadOnlyList<JsonElement>> configs = docker.ListAsync(["config", "ls", .. filter], cancellationToken);
        Task<IReadOnlyList<JsonElement>> secrets = docker.ListAsync(["secret", "ls", .. filter], cancellationToken);
        Task<IReadOnlyList<JsonElement>> services = docker.InspectAsync("service inspect", [.. rows.Select(static r => r.TextOf("ID")).OfType<string>()], cancellationToken);
        await Task.WhenAll(services, configs, secrets).ConfigureAwait(false);
        Dictionary<string, (int Running, int Wanted)> counts = new(StringComparer.Ordinal);
        foreach (JsonElement row in rows)
        {
            if (Counts(row.TextOf("Replicas")) is { } count)
            {
                counts[row.TextOf("Name") ?? string.Empty] = count;
            }
        }

        IReadOnlyList<JsonElement> inspected = await services.ConfigureAwait(false);
        List<FsInfrastructureResource> found = [.. inspected.Select(s => Service(s, counts))];
        found.AddRange(found.Where(static s => s.Owner is not null).GroupBy(static s => s.Owner!, StringComparer.Ordinal).Select(Stack).ToList());
        found.AddRange((await configs.ConfigureAwait(false)).Select(static c => Named("config", c)));
        found.AddRange((await secrets.ConfigureAwait(false)).Select(static s => Named("secret", s)));
        return found;
    }

    private static bool IsNoManager(ProcessResult answer) =>
        !answer.TimedOut && answer.ExitCode != 0
        && (answer.StandardError.IndexOf("not a swarm manager", StringComparison.OrdinalIgnoreCase) >= 0
            || answer.StandardError.IndexOf("not part of a swarm", StringComparison.OrdinalIgnoreCase) >= 0);

    // As "2/3", "0/1 (0/1 completed)" or "2/2 (max 1 per node)".
    private static (int Running, int Wanted)? Counts(string? replicas)
    {
        string[] parts = (replicas ?? string.Empty).Split(' ')[0].Split('/');
        return parts.Length == 2 && int.TryParse(parts[0], out int running) && int.TryParse(parts[1], out int wanted) ? (running, wanted) : null;
    }

    private FsInfrastructureResource Service(JsonElement service, Dictionary<string, (int Running, int Wanted)> counts)
    {
        JsonElement spec = service.At("Spec"), container = spec.At("TaskTemplate", "ContainerSpec"), update = service.At("UpdateStatus");
        string name = spec.TextOf("Name") ?? service.TextOf("ID") ?? string.Empty;
        string address = "service/" + name;
        JsonElement labels = spec.At("Labels");
        string? stack = labels.At(StackLabel).Text();
        string image = container.TextOf("Image") ?? string.Empty;
        (int Running, int Wanted)? count = counts.TryGetValue(name, out (int Running, int Wanted) told) ? told : null;
        bool isReplicated = spec.At("Mode", "Replicated").ValueKind == JsonValueKind.Object;
        int? wanted = isReplicated ? spec.At("Mode", "Replicated", "Replicas").Number() ?? count?.Wanted : count?.Wanted;
        string? state = update.TextOf("State");
        ResourceFacts facts = new ResourceFacts()
            .Add("mode", spec.At("Mode").Entries().Select(static m => m.Name.ToLowerInvariant()))
            .Add("update", state)
            .Add("updateMessage", state is null or "completed" ? null : update.TextOf("Message")?.FirstLine(200))
            .Add("updateFailureAction", spec.At("UpdateConfig").TextOf("FailureAction"))
            .Add("updateOrder", spec.At("UpdateConfig").TextOf("Order"))
            .Add("restart", spec.At("TaskTemplate", "RestartPolicy").TextOf("Condition"))
            .Add("configs", container.At("Configs").Items().Select(static c => c.TextOf("ConfigName")).OfType<string>())
            .Add("secrets", container.At("Secrets").Items().Select(static c => c.TextOf("SecretName")).OfType<string>())
            .Add("constraints", spec.At("TaskTemplate", "Placement", "Constraints").Texts())
            .Add("mounts", container.At("Mounts").Items().Select(static m => m.TextOf("Source") + ":" + m.TextOf("Target")))
            .Add("labels", labels.Entries().Concat(container.At("Labels").Entries()).Select(static l => l.Name).Where(static l => !l.StartsWith("com.docker.stack.", StringComparison.Ordinal)));
        IEnumerable<JsonProperty> own = labels.Entries().Concat(container.At("Labels").Entries()).Where(static l => !l.Name.StartsWith("com.docker.stack.", StringComparison.Ordinal));
        foreach (FsInfrastructureFact hidden in SealedEntries.Labels(seal, address, own).Concat(SealedEntries.Variables(seal, address, container.At("Env"))))
        {
            facts.Hide(hidden);
        }

        if (container.At("Args").ValueKind == JsonValueKind.Array || container.At("Command").ValueKind == JsonValueKind.Array)
        {
            facts.Hide(seal.Fact(address, "command", container.At("Command").GetRawTextOrEmpty() + container.At("Args").GetRawTextOrEmpty()));
        }

        return new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Swarm,
            Side = FsInfrastructureSide.Running,
            Type = "service",
            Name = name,
            Address = address,
            Owner = stack,
            State = State(state, count?.Running, wanted),
            Health = container.At("Healthcheck", "Test").ValueKind == JsonValueKind.Array ? FsInfrastructureHealth.Declared : FsInfrastructureHealth.None,
            Image = ImageReferences.Split(image).Name,
            Digest = ImageReferences.Digest(image),
            Replicas = wanted,
            RunningReplicas = count?.Running,
            Ports = Ports(spec.At("EndpointSpec", "Ports")),
            Variables = SealedEntries.Names(container.At("Env")),
            Facts = facts.ToArray(),
        };
    }

    // "completed" tells of the update alone: what sickened after it is seen in the replicas. A rollback that completed
    // means that what was asked for does not run.
    private static FsInfrastructureState State(string? update, int? running, int? wanted) => update switch
    {
        "paused" or "rollback_paused" or "rollback_completed" => FsInfrastructureState.Degraded,
        "updating" or "rollback_started" => FsInfrastructureState.Starting,
        _ when running is null || wanted is null => FsInfrastructureState.Unknown,
        _ when wanted == 0 => FsInfrastructureState.Stopped,
        _ when running == 0 => FsInfrastructureState.Stopped,
        _ => running < wanted ? FsInfrastructureState.Degraded : FsInfrastructureState.Running,
    };

    private static FsInfrastructureResource Stack(IGrouping<string, FsInfrastructureResource> services) => new()
    {
        Kind = FsInfrastructureKind.Swarm,
        Side = FsInfrastructureSide.Running,
        Type = "stack",
        Name = services.Key,
        Address = "stack/" + services.Key,
        State = services.All(static s => s.State == FsInfrastructureState.Running) ? FsInfrastructureState.Running
            : services.Any(static s => s.State == FsInfrastructureState.Starting) ? FsInfrastructureState.Starting
            : services.All(static s => s.State == FsInfrastructureState.Stopped) ? FsInfrastructureState.Stopped
            : FsInfrastructureState.Degraded,
        Facts = new ResourceFacts().Add("services", services.Select(static s => s.Name)).ToArray(),
    };

    private static FsInfrastructureResource Named(string type, JsonElement row)
    {
        string name = row.TextOf("Name") ?? string.Empty;
        return new FsInfrastructureResource
        {
            Kind = FsInfrastructureKind.Swarm,
            Side = FsInfrastructureSide.Running,
            Type = type,
            Name = name,
            Address = type + "/" + name,
            State = FsInfrastructureState.Running,
        };
    }

    private static string[] Ports(JsonElement ports) =>
    [
        .. ports.Items()
            .Select(static p => $"{p.At("PublishedPort").Text()}:{p.At("TargetPort").Text()}/{p.TextOf("Protocol") ?? "tcp"}{(p.TextOf("PublishMode") == "host" ? " (host)" : string.Empty)}")
            .OrderBy(static p => p, StringComparer.Ordinal),
    ];
}
