using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>Reads what the pods of a workload do.</summary>
internal static class ClusterPods
{
    /// <summary>One look at a container in each pod.</summary>
    /// <param name="pods">The pods, as kubectl lists them.</param>
    /// <param name="container">The container.</param>
    public static IReadOnlyList<ContainerLook> Looks(JsonElement pods, string container) =>
        [.. pods.At("items").Items().Where(static p => !IsGone(p)).Select(p => Look(p, container))];

    /// <summary>What the pods run in a container; null where they run nothing, or different images.</summary>
    /// <param name="pods">The pods.</param>
    /// <param name="container">The container.</param>
    public static FsServiceImage? NowOf(JsonElement pods, string container)
    {
        (string Reference, string? Digest)[] images =
        [
            .. pods.At("items").Items().Where(static p => !IsGone(p) && p.At("metadata", "deletionTimestamp").ValueKind == JsonValueKind.Undefined)
                .Select(p => (Named(p.At("spec", "containers"), container).At("image").Text(), DigestOf(Named(p.At("status", "containerStatuses"), container).At("imageID").Text()))).Distinct(),
        ];
        return images is [{ } one] ? new FsServiceImage { Reference = one.Reference, Digest = one.Digest } : null;
    }

    // A pod that ran to its end, or was evicted, runs nothing any more.
    private static bool IsGone(JsonElement pod) => pod.At("status", "phase").Text() is "Succeeded" or "Failed";

    private static ContainerLook Look(JsonElement pod, string container)
    {
        JsonElement told = Named(pod.At("status", "containerStatuses"), container);
        bool isRunning = told.At("state", "running").ValueKind == JsonValueKind.Object;
        string waits = told.At("state", "waiting", "reason").Text();
        int restarts = (int)(told.At("restartCount").Number() ?? 0);
        long? exit = told.At("lastState", "terminated", "exitCode").Number() ?? told.At("state", "terminated", "exitCode").Number();
        return new ContainerLook(pod.At("metadata", "uid").Text(), pod.At("metadata", "name").Text(), Named(pod.At("spec", "containers"), container).At("image").Text(), isRunning ? ContainerState.Running
            : waits == "CrashLoopBackOff" || told.At("state", "terminated").ValueKind == JsonValueKind.Object ? ContainerState.Restarting : ContainerState.Created)
        {
            // Ready tells of the whole pod, every container of it.
            Health = !isRunning ? ContainerHealth.None : IsReady(pod) ? ContainerHealth.Healthy : ContainerHealth.Starting,
            Restarts = restarts,
            ExitCode = isRunning ? null : (int?)exit,
            StartedAt = told.At("state", "running", "startedAt").Time(),
            ComesBack = true,
            Error = waits is "" or "CrashLoopBackOff" or "ContainerCreating" or "PodInitializing" ? Unschedulable(pod) : waits + ": " + told.At("state", "waiting", "message").Text(),
        };
    }

    private static bool IsReady(JsonElement pod) => pod.At("metadata", "deletionTimestamp").ValueKind == JsonValueKind.Undefined
        && pod.At("status", "conditions").Items().Any(static c => c.At("type").Text() == "Ready" && c.At("status").Text() == "True");

    private static string? Unschedulable(JsonElement pod) =>
        pod.At("status", "conditions").Items().FirstOrDefault(static c => c.At("type").Text() == "PodScheduled" && c.At("status").Text() == "False") is { ValueKind: JsonValueKind.Object } why ? why.At("message").Text() : null;

    // docker.io/library/web@sha256:…, docker-pullable://… before containerd.
    private static string? DigestOf(string imageId) => imageId.IndexOf("@sha256:", StringComparison.Ordinal) is >= 0 and var at ? imageId.Substring(at + 1) : null;

    private static JsonElement Named(JsonElement list, string name) => list.Items().FirstOrDefault(i => i.At("name").Text() == name);
}
