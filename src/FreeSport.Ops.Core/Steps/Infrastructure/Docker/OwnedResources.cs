using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Docker;

/// <summary>Reads the volumes and networks that Compose, or a stack, has made on an engine. Those of others carry no mark and are not shown.</summary>
/// <param name="docker">Asks the engine.</param>
/// <param name="kind">Compose, or Swarm.</param>
/// <param name="label">The mark: the label with the name of the project or stack.</param>
internal sealed class OwnedResources(DockerQuestions docker, FsInfrastructureKind kind, string label)
{
    /// <summary>The volumes and networks.</summary>
    /// <param name="owner">The project or stack; null for all.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <returns>What there is, and what the engine would not tell.</returns>
    /// <exception cref="EngineNotReadException">The engine gave no answer in time, or one that cannot be understood.</exception>
    public async Task<EngineReading> ReadAsync(string? owner, CancellationToken cancellationToken)
    {
        string filter = $"label={label}" + (owner is null ? string.Empty : "=" + owner);
        Task<DockerObjects> volumes = docker.TryListAsync(["volume", "ls", "--filter", filter], cancellationToken);
        Task<DockerObjects> networks = docker.TryListAsync(["network", "ls", "--filter", filter], cancellationToken);
        await Task.WhenAll(volumes, networks).ConfigureAwait(false);

        List<FsInfrastructureResource> found = [];
        List<string> leftOut = [];
        foreach ((string type, DockerObjects answer) in new[] { ("volume", await volumes.ConfigureAwait(false)), ("network", await networks.ConfigureAwait(false)) })
        {
            // A proxy in front of an engine may allow its containers and nothing else.
            if (answer.Items is null && !answer.Answer.TimedOut && !answer.Answer.Succeeded)
            {
                leftOut.Add(SnapshotTexts.NotListed.With($"docker {type} ls", DockerQuestions.Reason(answer.Answer.Message)));
                continue;
            }

            found.AddRange(docker.Items(answer, [type, "ls"]).Select(row => Resource(type, row, owner)));
        }

        return EngineReading.Of(found) with { LeftOut = leftOut };
    }

    // Compose marks each with the key under which the files declare it; a stack puts its own name before the key.
    private FsInfrastructureResource Resource(string type, JsonElement row, string? owner)
    {
        string name = row.TextOf("Name") ?? string.Empty;
        string key = (owner is null ? null : Label(row, "com.docker.compose." + type)) ?? name;
        return new FsInfrastructureResource
        {
            Kind = kind,
            Side = FsInfrastructureSide.Running,
            Type = type,
            Name = name,
            Address = type + "/" + key,
            Owner = Label(row, label) ?? owner,
            State = FsInfrastructureState.Running,
            Facts = new ResourceFacts()
                .Add("driver", row.TextOf("Driver"))
                .Add("scope", row.TextOf("Scope"))
                .ToArray(),
        };
    }

    private static string? Label(JsonElement row, string name) => (row.TextOf("Labels") ?? string.Empty).Split(',')
        .FirstOrDefault(l => l.StartsWith(name + "=", StringComparison.Ordinal))?.Substring(name.Length + 1) is { Length: > 0 } value ? value : null;
}
