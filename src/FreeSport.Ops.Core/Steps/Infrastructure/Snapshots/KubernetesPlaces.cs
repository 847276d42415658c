using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;
using FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The manifests of a project, and the clusters they are for.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="seal">Seals values.</param>
internal sealed class KubernetesPlaces(OpsTools session, Project project, ValueSeal seal)
{
    // Every cluster has it, and nobody declares it.
    private const string OwnService = "Service/kubernetes";

    public IEnumerable<SnapshotLook> Looks(SnapshotOptions options, Func<IReadOnlyList<string>, string?, bool> isFor)
    {
        foreach (KubernetesDefinition definition in project.Infrastructure.Kubernetes.Where(k => isFor(k.Environments, k.Context)))
        {
            foreach (string? context in Contexts(options, definition))
            {
                yield return Look(options, definition, context);
            }
        }

        // Named contexts of a project without manifests: only what runs can be told.
        if (project.Infrastructure.Kubernetes.Count == 0)
        {
            foreach (string context in ForKubernetes(options))
            {
                yield return Look(options, new KubernetesDefinition([]), context);
            }
        }
    }

    private static IEnumerable<string> ForKubernetes(SnapshotOptions options) => options.Kinds.Contains(FsInfrastructureKind.Kubernetes) ? options.Contexts : [];

    private static IEnumerable<string?> Contexts(SnapshotOptions options, KubernetesDefinition definition) =>
        ForKubernetes(options).DefaultIfEmpty<string?>(definition.Context);

    private SnapshotLook Look(SnapshotOptions options, KubernetesDefinition definition, string? context)
    {
        KubeNames names = new(definition.Namespace);
        string? program = session.Tools.Find("kubectl");
        string name = definition.Manifests.Count > 0 ? definition.Manifests[0].Replace('\\', '/') : definition.Namespace ?? "default";

        // Without a context in the configuration, the current one may be any cluster: whoever wants it names it.
        string? why = options.DeclaredOnly ? null : context is null ? SnapshotTexts.KubernetesNoContext : null;
        return new SnapshotLook(FsInfrastructureKind.Kubernetes, "kubernetes:" + name + (definition.Namespace is { } space ? "/" + space : string.Empty) + (context is null ? string.Empty : "@" + context), name)
        {
            Environment = definition.Environments.Count == 1 ? definition.Environments[0] : null,
            Context = context,
            Sources = definition.Manifests,
            WhyNotRunning = why,
            Declared = definition.Manifests.Count == 0 ? null
                : token => new KubeManifests(project.Root, names, seal).ReadAsync(definition.Manifests, program is null ? null : Client(program).KustomizeAsync, token),
            Running = options.DeclaredOnly || context is null ? null : (declared, token) => RunningAsync(program is null ? null : Client(program), definition, declared, names, token),
            Compare = Compare,
        };

        // Its time begins when it is asked, not while it waits for others.
        KubectlClient Client(string path) => new(session.Processes, path, project.Root, context, new Deadline(options.Timeout));
    }

    private async Task<EngineReading> RunningAsync(KubectlClient? kubectl, KubernetesDefinition definition, IReadOnlyList<FsInfrastructureResource> declared, KubeNames names, CancellationToken cancellationToken)
    {
        if (kubectl is null)
        {
            throw new EngineNotReadException(FsInfrastructureReading.ToolMissing, SnapshotTexts.ToolMissing.With("kubectl"));
        }

        KubeReader reader = new(kubectl, names, seal);
        List<FsInfrastructureResource> found = [.. await reader.ReadAsync(definition.Namespace, cancellationToken).ConfigureAwait(false)];
        foreach (string other in declared.Select(static d => d.Owner).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static n => n, StringComparer.Ordinal))
        {
            found.AddRange(await reader.ReadAsync(other, cancellationToken).ConfigureAwait(false));
        }

        return EngineReading.Of(found) with { Tools = [new FsTool { Name = "kubectl", Path = session.Tools.Find("kubectl") }] };
    }

    private static void Compare(SnapshotDrift drift)
    {
        ILookup<string, FsInfrastructureResource> running = drift.Running.ToLookup(static r => r.Address, StringComparer.Ordinal);
        foreach (FsInfrastructureResource declared in drift.Declared.Where(static d => KubeNames.Workloads.Contains(d.Type) || d.Type is "Service" or "Ingress" or "ConfigMap" or "Secret" or "Pod"))
        {
            if (running[declared.Address].FirstOrDefault() is not { } found)
            {
                drift.NotRunning(declared);
                continue;
            }

            SnapshotDrift.Match(declared, found);
            if (declared.Image is { } image && found.Image is { } runs && !ImageReferences.IsSame(image, runs))
            {
                drift.Differs(declared, found, "image", image, runs);
            }

            if (declared.Digest is { } digest && found.Digest is { } has && digest != has)
            {
                drift.Differs(declared, found, "digest", digest, has);
            }

            if (declared.Type is "Deployment" or "StatefulSet" && found.RunningReplicas is { } ready && declared.Replicas is { } wanted && ready != wanted)
            {
                drift.Differs(declared, found, "replicas", wanted.ToString(System.Globalization.CultureInfo.InvariantCulture), ready.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (declared.Type is "ConfigMap" or "Secret" || KubeNames.Workloads.Contains(declared.Type))
            {
                drift.Differs(declared, found, "variables", string.Join(", ", declared.Variables), string.Join(", ", found.Variables));
            }

            if (declared.Type == "Service")
            {
                drift.Differs(declared, found, "ports", string.Join(", ", declared.Ports), string.Join(", ", found.Ports));
            }
        }

        foreach (FsInfrastructureResource found in drift.Running.Where(static r => r.Match == FsInfrastructureMatch.Unknown && r.Address != OwnService))
        {
            drift.NotDeclared(found);
        }
    }
}
