using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The containers of a compose project, read from the engine by the labels that every version of compose sets.</summary>
/// <param name="client">Docker's client.</param>
/// <param name="project">The name of the compose project.</param>
internal sealed class EngineContainers(DockerClient client, string project)
{
    private const string Labels = "com.docker.compose.";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>The containers, ended ones too; not those of single runs.</summary>
    /// <param name="service">Of which service; null for all.</param>
    /// <param name="cancellationToken">Stops the client.</param>
    /// <exception cref="Floor.Results.OpsException">The engine does not answer.</exception>
    public async Task<IReadOnlyList<ServiceContainer>> ReadAsync(string? service, CancellationToken cancellationToken)
    {
        Deadline deadline = new(Longest);
        string[] filter = service is null ? [] : ["--filter", $"label={Labels}service={service}"];
        ProcessResult listed = await client.RunAsync(["ps", "--all", "--no-trunc", "--quiet", "--filter", $"label={Labels}project={project}", .. filter], deadline.Left, cancellationToken).ConfigureAwait(false);
        if (!listed.Succeeded)
        {
            throw TargetFailures.EngineSilent(client, listed);
        }

        string[] ids = listed.StandardOutput.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0)
        {
            return [];
        }

        DockerObjects? answer = await client.InspectAsync("container inspect", ids, deadline, cancellationToken).ConfigureAwait(false);
        return [.. (answer?.Items ?? throw TargetFailures.EngineSilent(client, answer?.Answer)).Where(static c => !IsSingleRun(c)).Select(Read)];
    }

    /// <summary>What one container is like.</summary>
    private static ServiceContainer Read(JsonElement container)
    {
        JsonElement state = container.At("State");
        ContainerState status = state.At("Status").Text() switch
        {
            "created" => ContainerState.Created,
            "running" => ContainerState.Running,
            "restarting" => ContainerState.Restarting,
            "paused" => ContainerState.Paused,
            "exited" => ContainerState.Exited,
            "dead" or "removing" => ContainerState.Dead,
            _ => ContainerState.Unknown,
        };
        ContainerLook look = new(container.At("Id").Text(), container.At("Name").Text().TrimStart('/'), container.At("Image").Text(), status)
        {
            ExitCode = status is ContainerState.Exited or ContainerState.Dead or ContainerState.Restarting ? (int?)state.At("ExitCode").Number() : null,
            Health = state.At("Health", "Status").Text() switch
            {
                "starting" => ContainerHealth.Starting,
                "healthy" => ContainerHealth.Healthy,
                "unhealthy" => ContainerHealth.Unhealthy,
                _ => ContainerHealth.None,
            },
            WellFor = WellFor(state),
            Restarts = (int)(container.At("RestartCount").Number() ?? 0),
            StartedAt = state.At("StartedAt").Time(),
            ComesBack = container.At("HostConfig", "RestartPolicy", "Name").Text() is "always" or "unless-stopped",
            Error = state.At("Error").Text(),
        };
        return new ServiceContainer(Label(container, "service"), container.At("Config", "Image").Text(), look, Label(container, "config-hash") is { Length: > 0 } hash ? hash : null);
    }

    // The engine keeps the last five checks, and keeps them when a container starts again.
    private static TimeSpan WellFor(JsonElement state)
    {
        DateTime? started = state.At("StartedAt").Time();
        JsonElement[] passed = [.. state.At("Health", "Log").Items().Reverse().TakeWhile(c => c.At("ExitCode").Number() == 0 && c.At("Start").Time() >= started)];
        return state.At("Health", "Status").Text() == "healthy" && passed.Length > 0 && passed[0].At("End").Time() is { } last && passed[^1].At("Start").Time() is { } first && last > first
            ? last - first
            : TimeSpan.Zero;
    }

    private static bool IsSingleRun(JsonElement container) => Label(container, "oneoff").Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string Label(JsonElement container, string name) => container.At("Config", "Labels", Labels + name).Text();
}
