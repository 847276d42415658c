using System.Text.Json;

using FreeSport.Ops.Core.Steps.Infrastructure.Docker;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>Reads what runs in the namespaces of a cluster. Of ConfigMaps and Secrets only names and keys are asked for.</summary>
/// <param name="kubectl">Asks the cluster.</param>
/// <param name="names">Names objects.</param>
/// <param name="seal">Seals values.</param>
internal sealed class KubeReader(KubectlClient kubectl, KubeNames names, ValueSeal seal)
{
    private const string Kinds = "deployments,statefulsets,daemonsets,cronjobs,jobs,services,ingresses,pods";

    // The keys without their values: what is not asked for does not travel into this process.
    private const string Keys = "go-template={{range .items}}{{.metadata.name}}{{\"\\t\"}}{{.type}}{{\"\\t\"}}{{range $key, $value := .data}}{{$key}} {{end}}{{\"\\n\"}}{{end}}";
    private const string MapKeys = "go-template={{range .items}}{{.metadata.name}}{{\"\\t\\t\"}}{{range $key, $value := .data}}{{$key}} {{end}}{{\"\\n\"}}{{end}}";

    /// <summary>What runs in a namespace.</summary>
    /// <param name="namespace">The namespace; null for the one of the context.</param>
    /// <param name="cancellationToken">Stops kubectl.</param>
    /// <returns>Workloads, services, ConfigMaps and Secrets.</returns>
    /// <exception cref="EngineNotReadException">The cluster gave no answer, or refused.</exception>
    public async Task<IReadOnlyList<FsInfrastructureResource>> ReadAsync(string? @namespace, CancellationToken cancellationToken)
    {
        Task<string> objects = kubectl.AskAsync(@namespace, cancellationToken, "get", Kinds, "--output", "json");
        Task<string> maps = kubectl.AskAsync(@namespace, cancellationToken, "get", "configmaps", "--output", MapKeys);
        Task<string> secrets = kubectl.AskAsync(@namespace, cancellationToken, "get", "secrets", "--output", Keys);
        await Task.WhenAll(objects, maps, secrets).ConfigureAwait(false);

        IReadOnlyList<JsonElement> answer = JsonAnswers.Read(await objects.ConfigureAwait(false), "kubectl get");
        JsonElement[] items = [.. answer.SelectMany(static a => a.At("items").Items())];
        JsonElement[] pods = [.. items.Where(static i => i.TextOf("kind") == "Pod")];
        return
        [
            .. items.Where(static i => i.TextOf("kind") != "Pod" && !i.At("metadata", "ownerReferences").Items().Any()).Select(i => Read(i, pods)),
            .. pods.Where(static p => !p.At("metadata", "ownerReferences").Items().Any()).Select(p => Read(p, [p])),
            .. Rows(await maps.ConfigureAwait(false)).Where(static r => r[0] != "kube-root-ca.crt").Select(r => Named("ConfigMap", @namespace, r)),
            .. Rows(await secrets.ConfigureAwait(false)).Where(static r => r[1] is not ("kubernetes.io/service-account-token" or "helm.sh/release.v1")).Select(r => Named("Secret", @namespace, r)),
        ];
    }

    private static IEnumerable<string[]> Rows(string text) =>
        text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split('\t')).Where(static r => r.Length == 3);

    private FsInfrastructureResource Named(string kind, string? @namespace, string[] row) => new()
    {
        Kind = FsInfrastructureKind.Kubernetes,
        Side = FsInfrastructureSide.Running,
        Type = kind,
        Name = row[0],
        Address = names.Address(kind, @namespace, row[0]),
        Owner = names.Namespace(@namespace),
        State = FsInfrastructureState.Running,
        Variables = [.. row[2].Split([' '], StringSplitOptions.RemoveEmptyEntries).OrderBy(static k => k, StringComparer.Ordinal)],
        Facts = new ResourceFacts().Add("type", row[1] is "" or "<no value>" ? null : row[1]).ToArray(),
    };

    private FsInfrastructureResource Read(JsonElement item, JsonElement[] pods)
    {
        string kind = item.TextOf("kind") ?? string.Empty, name = item.At("metadata").TextOf("name") ?? string.Empty;
        string? @namespace = item.At("metadata").TextOf("namespace");
        JsonElement spec = item.At("spec"), status = item.At("status");
        FsInfrastructureResource resource = new()
        {
            Kind = FsInfrastructureKind.Kubernetes,
            Side = FsInfrastructureSide.Running,
            Type = kind,
            Name = name,
            Address = names.Address(kind, @namespace, name),
            Owner = names.Namespace(@namespace),
            State = FsInfrastructureState.Running,
        };
        if (kind is "Service" or "Ingress")
        {
            resource.Ports = [.. spec.At("ports").Items().Select(static p => $"{p.At("port").Text()}/{p.TextOf("protocol") ?? "TCP"}").OrderBy(static p => p, StringComparer.Ordinal)];
            resource.Facts = new ResourceFacts().Add("type", spec.TextOf("type")).ToArray();
            return resource;
        }

        JsonElement pod = kind switch
        {
            "CronJob" => spec.At("jobTemplate", "spec", "template", "spec"),
            "Pod" => spec,
            _ => spec.At("template", "spec"),
        };
        JsonElement[] containers = [.. pod.At("containers").Items()];
        JsonElement[] own = [.. pods.Where(p => kind == "Pod" || IsSelected(p, spec.At("selector", "matchLabels")))];
        JsonElement[] statuses = [.. own.SelectMany(static p => p.At("status", "containerStatuses").Items())];
        ResourceFacts facts = new ResourceFacts()
            .Add("containers", containers.Select(static c => $"{c.TextOf("name")}={c.TextOf("image")}"))
            .Add("schedule", spec.TextOf("schedule"))
            .Add("digests", statuses.Select(static s => ImageReferences.Digest(s.TextOf("imageID"))).OfType<string>())
            .Add("reasons", statuses.Select(static s => s.At("state", "waiting").TextOf("reason")).OfType<string>());
        foreach (JsonElement variable in containers.SelectMany(static c => c.At("env").Items()))
        {
            facts.Hide(seal.Fact(resource.Address, "environment." + variable.TextOf("name"), variable.TextOf("value") ?? CanonicalJson.Of(variable.At("valueFrom"))));
        }

        resource.Image = containers.Length > 0 ? containers[0].TextOf("image") : null;
        resource.Digest = ImageReferences.Digest(resource.Image)
            ?? statuses.Where(s => containers.Length > 0 && s.TextOf("name") == containers[0].TextOf("name")).Select(static s => ImageReferences.Digest(s.TextOf("imageID"))).OfType<string>().OrderBy(static d => d, StringComparer.Ordinal).FirstOrDefault();
        resource.Replicas = kind == "DaemonSet" ? status.At("desiredNumberScheduled").Number() : spec.At("replicas").Number();
        resource.RunningReplicas = kind is "Deployment" or "StatefulSet" ? status.At("readyReplicas").Number() ?? 0 : kind == "DaemonSet" ? status.At("numberReady").Number() ?? 0 : null;
        resource.Restarts = own.Length > 0 ? statuses.Sum(static s => s.At("restartCount").Number() ?? 0) : null;
        resource.Variables = [.. containers.SelectMany(static c => c.At("env").Items()).Select(static e => e.TextOf("name")).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal)];
        resource.State = State(resource, item);
        resource.Facts = facts.ToArray();
        return resource;
    }

    // Only labels are looked at: what a selector's expressions choose is left to whoever wrote them.
    private static bool IsSelected(JsonElement pod, JsonElement labels) =>
        labels.Entries().Any() && labels.Entries().All(l => pod.At("metadata", "labels", l.Name).Text() == l.Value.Text());

    private static FsInfrastructureState State(FsInfrastructureResource resource, JsonElement item)
    {
        JsonElement status = item.At("status");
        if (resource.Type == "Job")
        {
            return status.At("succeeded").Number() > 0 ? FsInfrastructureState.Completed : status.At("active").Number() > 0 ? FsInfrastructureState.Running : status.At("failed").Number() > 0 ? FsInfrastructureState.Degraded : FsInfrastructureState.Starting;
        }

        if (resource.Type == "Pod")
        {
            return status.TextOf("phase") switch
            {
                "Running" => FsInfrastructureState.Running,
                "Pending" => FsInfrastructureState.Starting,
                "Succeeded" => FsInfrastructureState.Completed,
                "Failed" => FsInfrastructureState.Stopped,
                _ => FsInfrastructureState.Unknown,
            };
        }

        if (resource.RunningReplicas is not { } ready)
        {
            return resource.Type == "CronJob" && item.At("spec", "suspend").ValueKind == JsonValueKind.True ? FsInfrastructureState.Stopped : FsInfrastructureState.Running;
        }

        // Until the controller has seen the last change, its numbers are of the one before.
        bool isSeen = item.At("metadata", "generation").Number() is not { } generation || status.At("observedGeneration").Number() >= generation;
        int wanted = resource.Replicas ?? 1;
        return !isSeen ? FsInfrastructureState.Starting
            : wanted == 0 || ready == 0 ? FsInfrastructureState.Stopped
            : ready < wanted ? FsInfrastructureState.Degraded
            : (status.At("updatedReplicas").Number() ?? wanted) < wanted ? FsInfrastructureState.Starting
            : FsInfrastructureState.Running;
    }
}
