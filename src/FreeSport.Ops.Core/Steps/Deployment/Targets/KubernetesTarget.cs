using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Locks;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>
/// Workloads of a Kubernetes cluster, whose images are changed. Each change names the version of the object that was looked at and carries the
/// fencing token of the lock in an annotation, so that the cluster itself refuses whoever comes too late. Health is judged by pods.
/// </summary>
/// <param name="cluster">kubectl.</param>
/// <param name="wanted">The images that are to run.</param>
/// <param name="health">When a workload counts as well.</param>
/// <param name="clock">The time that health is judged by.</param>
internal sealed class KubernetesTarget(ClusterClient cluster, IReadOnlyList<WorkloadImage> wanted, HealthGateDefinition health, LockClock clock) : IDeploymentTarget
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestCommand = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public FsDeploymentTarget Kind => FsDeploymentTarget.Kubernetes;

    /// <inheritdoc/>
    public string Place => cluster.Name;

    /// <inheritdoc/>
    public bool IsFenced => true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FsDeployedService>> LookAsync(CancellationToken cancellationToken)
    {
        List<FsDeployedService> seen = [];
        foreach (WorkloadImage image in wanted)
        {
            FsDeployedService service = new() { Name = image.Name, Image = image.Image };
            if (await FindAsync(image, cancellationToken).ConfigureAwait(false) is { } workload)
            {
                (string container, JsonElement pods) = (ContainerOf(workload, image), await PodsAsync(workload, cancellationToken).ConfigureAwait(false));
                IReadOnlyList<ContainerLook> looks = ClusterPods.Looks(pods, container);
                service.Now = ClusterPods.NowOf(pods, container);
                service.IsHealthy = looks.Count >= workload.Replicas && looks.All(static l => l.IsWell);
            }

            seen.Add(service);
        }

        return seen;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ProblemsAsync(IReadOnlyList<FsDeployedService> services, CancellationToken cancellationToken)
    {
        List<string> problems = [];
        foreach (WorkloadImage image in wanted)
        {
            if (await FindAsync(image, cancellationToken).ConfigureAwait(false) is null)
            {
                problems.Add(TargetTexts.WorkloadMissing.With(image.Workload));
            }
        }

        foreach (string kind in wanted.Select(static w => w.Workload.Split('/')[0]).Distinct(StringComparer.Ordinal))
        {
            ProcessResult may = await cluster.RunAsync(["auth", "can-i", "patch", kind], Short, cancellationToken).ConfigureAwait(false);
            if (may.StandardOutput.Trim().StartsWith("no", StringComparison.Ordinal))
            {
                problems.Add(TargetTexts.MayNotPatch.With(kind, cluster.Name));
            }
        }

        return problems;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Fetch(IReadOnlyList<FsDeployedService> services) => [];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> Change(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.SelectMany(service => new[]
        {
            new StageWork(FsDeploymentStageKind.Update, service.Name, Short, (context, token) => UpdateAsync(service, service.Image, context, token)) { Changes = true },
            new StageWork(FsDeploymentStageKind.Health, service.Name, health.Deadline + LastLook, (context, token) => WatchAsync(service, service.Image, context, token)),
        }),
    ];

    /// <summary>Nobody can tell: nodes bring images themselves, and which node a pod comes to is not known before.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Stops nothing.</param>
    /// <returns>False.</returns>
    public Task<bool> HasAsync(FsServiceImage image, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Nothing: nodes bring images themselves, by digest.</summary>
    /// <param name="services">The services.</param>
    /// <returns>No parts.</returns>
    public IReadOnlyList<StageWork> Bring(IReadOnlyList<FsDeployedService> services) => [];

    /// <inheritdoc/>
    public IReadOnlyList<StageWork> PutBack(IReadOnlyList<FsDeployedService> services) =>
    [
        .. services.Reverse().Where(static s => s.Before is not null && !DeploymentImages.IsUnchanged(s.Now, s.Before)).SelectMany(service => new[]
        {
            new StageWork(FsDeploymentStageKind.Rollback, service.Name, Short, (context, token) => UpdateAsync(service, Pinned(service.Before!), context, token)) { Changes = true },
            new StageWork(FsDeploymentStageKind.Health, service.Name, health.Deadline + LastLook, (context, token) => WatchAsync(service, Pinned(service.Before!), context, token)),
        }),
    ];

    /// <inheritdoc/>
    public async Task<string> RunAsync(string service, FsServiceImage? image, IReadOnlyList<string> command, StageContext context, TimeSpan timeout, CancellationToken cancellationToken)
    {
        WorkloadImage own = Of(service);
        Workload workload = Unfenced(await ReadAsync(own, cancellationToken).ConfigureAwait(false), own, context);
        return await new SinglePod(cluster, clock).RunAsync(workload, (ContainerOf(workload, own), image is null ? own.Image : Pinned(image)), command, context, timeout, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<string> ExecuteAsync(string service, IReadOnlyList<string> command, StageContext context, CancellationToken cancellationToken)
    {
        WorkloadImage own = Of(service);
        Workload workload = Unfenced(await ReadAsync(own, cancellationToken).ConfigureAwait(false), own, context);
        List<string> said = [];
        foreach (ContainerLook pod in ClusterPods.Looks(await PodsAsync(workload, cancellationToken).ConfigureAwait(false), ContainerOf(workload, own)).Where(static p => p.State == ContainerState.Running))
        {
            ProcessResult result = await cluster.RunAsync(["exec", pod.Name, "--container", ContainerOf(workload, own), "--", .. command], LongestCommand, cancellationToken, onLine: EngineOutput.Keep(context, service, cluster.Redactor)).ConfigureAwait(false);
            said.Add(result.Succeeded ? result.StandardOutput.Trim() : throw TargetFailures.CommandFailed(service, command, result, LongestCommand));
        }

        return said.Count > 0 ? string.Join("\n", said) : throw TargetFailures.Unhealthy(service, TargetTexts.SeenNothing, null);
    }

    /// <inheritdoc/>
    public async Task ReadLogsAsync(IReadOnlyList<string> services, DateTime? since, Action<FsDeploymentLogLine> onLine, CancellationToken cancellationToken)
    {
        foreach (WorkloadImage image in wanted.Where(w => services.Count == 0 || services.Contains(w.Name)))
        {
            if (await FindAsync(image, cancellationToken).ConfigureAwait(false) is not { } workload)
            {
                continue;
            }

            string container = ContainerOf(workload, image);
            foreach (ContainerLook pod in ClusterPods.Looks(await PodsAsync(workload, cancellationToken).ConfigureAwait(false), container))
            {
                string[] from = since is { } at ? ["--since-time", at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)] : [];
                ProcessResult read = await cluster.RunAsync(
                    ["logs", pod.Name, "--container", container, "--timestamps", .. from], LongestCommand, cancellationToken, onLine: line => onLine(EngineLogs.Read(image.Name, cluster.Redactor.Redact(line)))).ConfigureAwait(false);
                if (!read.Succeeded)
                {
                    throw TargetFailures.ClusterSilent(cluster.Name, read);
                }
            }
        }
    }

    // A tag may have moved since; the digest has not.
    private static string Pinned(FsServiceImage image) => image.Digest is null ? image.Reference : ImageReference.Parse(image.Reference).Repository + "@" + image.Digest;

    private static string ContainerOf(Workload workload, WorkloadImage image) =>
        workload.Containers is var all && image.Container is { } name ? all.Any(c => c.Name == name) ? name : throw TargetFailures.ContainerUnknown(image.Workload, name, [.. all.Select(static c => c.Name)])
        : all is [{ } only] ? only.Name : throw TargetFailures.ContainerUnknown(image.Workload, "-", [.. all.Select(static c => c.Name)]);

    private static Workload Unfenced(Workload workload, WorkloadImage image, StageContext context) =>
        workload.Token > context.Lock.Token ? throw TargetFailures.Fenced(image.Name, workload.Token, context.Lock.Token) : workload;

    private WorkloadImage Of(string service) => wanted.FirstOrDefault(w => w.Name == service) ?? throw TargetFailures.WorkloadUnknown(service, [.. wanted.Select(static w => w.Name)]);

    private async Task<Workload?> FindAsync(WorkloadImage image, CancellationToken cancellationToken) =>
        await cluster.GetAsync(cancellationToken, image.Workload).ConfigureAwait(false) is { } json ? new Workload(json) : null;

    private async Task<Workload> ReadAsync(WorkloadImage image, CancellationToken cancellationToken) =>
        await FindAsync(image, cancellationToken).ConfigureAwait(false) ?? throw TargetFailures.WorkloadUnknown(image.Workload, []);

    private async Task<JsonElement> PodsAsync(Workload workload, CancellationToken cancellationToken) =>
        workload.Selector.Length == 0 ? default : await cluster.GetAsync(cancellationToken, "pods", "--selector", workload.Selector).ConfigureAwait(false) ?? default;

    private async Task<string?> UpdateAsync(FsDeployedService service, string image, StageContext context, CancellationToken cancellationToken)
    {
        WorkloadImage own = Of(service.Name);
        Workload workload = Unfenced(await ReadAsync(own, cancellationToken).ConfigureAwait(false), own, context);
        string patch = new JsonObject
        {
            ["metadata"] = new JsonObject
            {
                ["resourceVersion"] = workload.ResourceVersion,
                ["annotations"] = new JsonObject { [Workload.FenceAnnotation] = context.Lock.Token.ToString(CultureInfo.InvariantCulture) },
            },
            ["spec"] = new JsonObject
            {
                ["template"] = new JsonObject
                {
                    ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = ContainerOf(workload, own), ["image"] = image }) },
                },
            },
        }.ToJsonString();
        ProcessResult patched = await cluster.RunAsync(
            ["patch", own.Workload, "--type", "strategic", "--patch", patch], Short, cancellationToken, onLine: EngineOutput.Keep(context, service.Name, cluster.Redactor)).ConfigureAwait(false);
        return patched.Succeeded ? TargetTexts.Updated.With(image)
            : throw TargetFailures.NotUpdated(service.Name, "kubectl patch", patched, Short);
    }

    private async Task<string?> WatchAsync(FsDeployedService service, string image, StageContext context, CancellationToken cancellationToken)
    {
        WorkloadImage own = Of(service.Name);
        Workload first = await ReadAsync(own, cancellationToken).ConfigureAwait(false);
        string container = ContainerOf(first, own);
        FsDeployedService recorded = context.Recorded(service);
        JsonElement pods = default;
        HealthJudgement judgement = await new HealthWatch(clock).WatchAsync(
            new HealthGate(new HealthNeed(image, first.Replicas, ServiceLife.Any), health),
            service.Name,
            async token =>
            {
                Workload now = await ReadAsync(own, token).ConfigureAwait(false);
                if (now.Token > context.Lock.Token || now.Containers.First(c => c.Name == container).Image != image)
                {
                    throw TargetFailures.Overtaken(service.Name, now.Revision);
                }

                pods = await PodsAsync(now, token).ConfigureAwait(false);
                recorded.Now = ClusterPods.NowOf(pods, container);
                return !now.IsObserved ? [] : now.GaveUp is { } why ? throw TargetFailures.Unhealthy(service.Name, why, null) : ClusterPods.Looks(pods, container);
            },
            context.Host,
            cancellationToken).ConfigureAwait(false);
        recorded.IsHealthy = judgement.Verdict == HealthVerdict.Healthy;
        return recorded.IsHealthy == true ? judgement.Reason : throw TargetFailures.Unhealthy(service.Name, judgement.Reason, null);
    }
}
