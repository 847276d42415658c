using System.Text.Json.Nodes;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Runs a program once in a pod of its own, made as the pods of a workload are.</summary>
/// <param name="cluster">kubectl.</param>
/// <param name="clock">The time it goes by.</param>
internal sealed class SinglePod(ClusterClient cluster, LockClock clock)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Runs it to its end; the pod is deleted afterwards.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="image">The container and its image.</param>
    /// <param name="command">The program.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="Floor.Results.OpsException">It failed or took too long, or the cluster refused it.</exception>
    public async Task<string> RunAsync(Workload workload, (string Container, string Image) image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string name = "fsops-" + Guid.NewGuid().ToString("N").Substring(0, 12);
        string service = image.Container;
        ProcessResult created = await cluster.RunAsync(["create", "--filename", "-"], Short, cancellationToken, Manifest(name, workload, image, command, context)).ConfigureAwait(false);
        try
        {
            string phase = created.Succeeded ? await EndAsync(name, timeout, cancellationToken).ConfigureAwait(false) : "Refused";
            ProcessResult said = created.Succeeded
                ? await cluster.RunAsync(["logs", name, "--container", service], Short, cancellationToken, onLine: EngineOutput.Keep(context, service, cluster.Redactor)).ConfigureAwait(false) : created;
            return phase == "Succeeded" ? said.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, said with { ExitCode = phase.Length == 0 ? null : 1 }, timeout);
        }
        finally
        {
            if (created.Succeeded)
            {
                await cluster.RunAsync(["delete", "pod", name, "--wait=false", "--ignore-not-found"], Short, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task<string> EndAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TimeSpan start = clock.Elapsed();
        while (clock.Elapsed() - start < timeout)
        {
            if (await cluster.GetAsync(cancellationToken, "pod", name).ConfigureAwait(false) is { } pod && pod.At("status", "phase").Text() is var phase && phase is "Succeeded" or "Failed")
            {
                return phase;
            }

            await clock.DelayAsync(Pace, cancellationToken).ConfigureAwait(false);
        }

        return string.Empty;
    }

    // The labels stay away, so that no service sends it requests; probes and ports mean nothing for a program that ends.
    private static string Manifest(string name, Workload workload, (string Container, string Image) image, IReadOnlyList<string> command, StageContext context)
    {
        JsonObject spec = JsonNode.Parse(workload.Template.At("spec").GetRawText())!.AsObject();
        JsonObject container = spec["containers"]!.AsArray().Select(static c => c!.AsObject()).First(c => (string?)c["name"] == image.Container);
        JsonArray variables = container["env"] is JsonArray own ? JsonNode.Parse(own.ToJsonString())!.AsArray() : [];
        foreach (KeyValuePair<string, string> variable in context.LockVariables())
        {
            variables.Add(new JsonObject { ["name"] = variable.Key, ["value"] = variable.Value });
        }

        foreach (string dropped in new[] { "livenessProbe", "readinessProbe", "startupProbe", "lifecycle", "ports", "args" })
        {
            container.Remove(dropped);
        }

        container["image"] = image.Image;
        container["env"] = variables;
        container["command"] = new JsonArray([.. command.Select(static c => (JsonNode)c)]);
        spec["containers"] = new JsonArray(JsonNode.Parse(container.ToJsonString()));
        spec["restartPolicy"] = "Never";
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["app.kubernetes.io/managed-by"] = "freesport.ops" } },
            ["spec"] = spec,
        }.ToJsonString();
    }
}
