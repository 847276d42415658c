using System.Text.Json;

using FreeSport.Ops.Core.Floor.Docker;
using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>The services of a stack and their tasks, read from a manager.</summary>
/// <param name="client">Docker's client.</param>
/// <param name="stack">The name of the stack.</param>
internal sealed class StackReader(DockerClient client, string stack)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>The services of the stack.</summary>
    /// <exception cref="Floor.Results.OpsException">No manager answers.</exception>
    public async Task<IReadOnlyList<StackService>> ServicesAsync(CancellationToken cancellationToken)
    {
        Deadline deadline = new(Longest);
        string[] ids = await IdsAsync(["service", "ls", "--quiet", "--filter", "label=com.docker.stack.namespace=" + stack], deadline, cancellationToken).ConfigureAwait(false);
        DockerObjects? answer = await client.InspectAsync("service inspect", ids, deadline, cancellationToken).ConfigureAwait(false);
        return ids.Length == 0 ? [] : [.. (answer?.Items ?? throw TargetFailures.EngineSilent(client, answer?.Answer)).Select(s => new StackService(s.At("ID").Text(), OwnName(s.At("Spec", "Name").Text()), s))];
    }

    /// <summary>One service of the stack; null where there is none of that name.</summary>
    public async Task<StackService?> ServiceAsync(string name, CancellationToken cancellationToken)
    {
        DockerObjects? answer = await client.InspectAsync("service inspect", [stack + "_" + name], new Deadline(Longest), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<JsonElement> found = answer?.Items ?? throw TargetFailures.EngineSilent(client, answer?.Answer);
        return found.Count == 0 ? null : new StackService(found[0].At("ID").Text(), name, found[0]);
    }

    /// <summary>The tasks of a service, ended ones too.</summary>
    public async Task<IReadOnlyList<JsonElement>> TasksAsync(StackService service, CancellationToken cancellationToken)
    {
        Deadline deadline = new(Longest);
        string[] ids = await IdsAsync(["service", "ps", "--quiet", "--no-trunc", service.Id], deadline, cancellationToken).ConfigureAwait(false);
        DockerObjects? answer = ids.Length == 0 ? null : await client.InspectAsync("inspect --type=task", ids, deadline, cancellationToken).ConfigureAwait(false);
        return ids.Length == 0 ? [] : answer?.Items ?? throw TargetFailures.EngineSilent(client, answer?.Answer);
    }

    private async Task<string[]> IdsAsync(IReadOnlyList<string> command, Deadline deadline, CancellationToken cancellationToken)
    {
        ProcessResult listed = await client.RunAsync(command, deadline.Left, cancellationToken).ConfigureAwait(false);
        return listed.Succeeded ? listed.StandardOutput.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries) : throw TargetFailures.EngineSilent(client, listed);
    }

    private string OwnName(string service) => service.StartsWith(stack + "_", StringComparison.Ordinal) ? service.Substring(stack.Length + 1) : service;
}
