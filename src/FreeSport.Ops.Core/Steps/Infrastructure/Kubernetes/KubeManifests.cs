using System.Globalization;

using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Steps.Infrastructure.Docker;
using FreeSport.Ops.Workflows.Yaml;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>Reads manifests: workloads, services, ConfigMaps, the names of Secrets and of their keys. No value of a Secret is kept.</summary>
/// <param name="root">Absolute path of the project root.</param>
/// <param name="names">Names objects.</param>
/// <param name="seal">Seals values.</param>
internal sealed class KubeManifests(string root, KubeNames names, ValueSeal seal)
{
    private static readonly string[] Kustomizations = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private static readonly string[] Referring = ["resources", "bases", "components"];
    private static readonly string[] Holding = ["data", "stringData", "binaryData"];

    private readonly Dictionary<string, FsInfrastructureResource> _found = new(StringComparer.Ordinal);
    private readonly List<string> _leftOut = [];
    private string? _doubt;

    /// <summary>Reads files and folders.</summary>
    /// <param name="manifests">Their paths from the project root.</param>
    /// <param name="kustomize">Builds a folder with a kustomization; null where there is nothing to build it with.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What is declared.</returns>
    /// <exception cref="EngineNotReadException">A file is missing.</exception>
    public async Task<EngineReading> ReadAsync(IReadOnlyList<string> manifests, Func<string, CancellationToken, Task<(string? Built, string? Trouble)>>? kustomize, CancellationToken cancellationToken)
    {
        foreach (string path in manifests.Select(m => Path.GetFullPath(Path.Combine(root, m))))
        {
            if (File.Exists(path))
            {
                await ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
            }
            else if (!Directory.Exists(path))
            {
                throw new EngineNotReadException(FsInfrastructureReading.Unreadable, SnapshotTexts.FileMissing.With(PathText.Below(root, path)));
            }
            else if (Array.Find(Kustomizations, k => File.Exists(Path.Combine(path, k))) is { } kustomization)
            {
                await KustomizeAsync(path, kustomization, kustomize, cancellationToken).ConfigureAwait(false);
            }
            else if (File.Exists(Path.Combine(path, "Chart.yaml")))
            {
                _leftOut.Add(SnapshotTexts.KubernetesChart.With(PathText.Below(root, path)));
            }
            else
            {
                await ReadFilesAsync(path, cancellationToken).ConfigureAwait(false);
            }
        }

        return EngineReading.Of([.. _found.Values]) with { LeftOut = _leftOut, Message = _doubt };
    }

    private async Task ReadFilesAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(static f => Path.GetExtension(f) is ".yml" or ".yaml" or ".json").OrderBy(static f => f, StringComparer.Ordinal))
        {
            await ReadFileAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    // Built, patches and generators count; unbuilt, the files are what they are without them.
    private async Task KustomizeAsync(string folder, string kustomization, Func<string, CancellationToken, Task<(string? Built, string? Trouble)>>? kustomize, CancellationToken cancellationToken)
    {
        string below = PathText.Below(root, folder);
        string text = await TextFileReader.ReadAsync(Path.Combine(folder, kustomization), cancellationToken).ConfigureAwait(false);
        YamlNode? read = YamlReader.Read(text).Root;
        bool isRemote = Referring.SelectMany(k => read.At(k).Texts()).Any(static r => r.Contains("://", StringComparison.Ordinal) || r.Contains("github.com", StringComparison.Ordinal) || r.Contains("?ref=", StringComparison.Ordinal));
        string? trouble = isRemote ? SnapshotTexts.KubernetesRemote.With(below) : kustomize is null ? SnapshotTexts.KubernetesNotBuilt.With(below) : null;
        if (trouble is null)
        {
            (string? built, trouble) = await kustomize!(folder, cancellationToken).ConfigureAwait(false);
            if (built is not null)
            {
                Take(built, below + "/" + kustomization, keepsLines: false);
                return;
            }
        }

        _doubt ??= trouble;
        foreach (string resource in read.At("resources").Texts().Where(static r => !r.Contains("://", StringComparison.Ordinal)))
        {
            if (PathText.Resolve(folder, resource) is { } path && PathText.Below(root, path) != path && File.Exists(path))
            {
                await ReadFileAsync(path, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadFileAsync(string file, CancellationToken cancellationToken) =>
        Take(await TextFileReader.ReadAsync(file, cancellationToken).ConfigureAwait(false), PathText.Below(root, file), keepsLines: true);

    private void Take(string text, string path, bool keepsLines)
    {
        foreach (string document in YamlFacts.Documents(text))
        {
            YamlReading reading = YamlReader.Read(document);
            if (reading.Problems.Count > 0)
            {
                _doubt ??= SnapshotTexts.KubernetesUnreadable.With($"{path}:{reading.Problems[0].Position.Line}: {reading.Problems[0].Message}");
                continue;
            }

            foreach (YamlNode item in reading.Root.At("kind").Text() is "List" ? reading.Root.At("items").Items() : new[] { reading.Root }.OfType<YamlNode>())
            {
                if (item.At("apiVersion").Text() is not null && item.At("kind").Text() is { } kind && item.At("metadata", "name").Text() is { } name)
                {
                    FsInfrastructureResource resource = Read(item, kind, name);
                    (resource.Path, resource.Line) = (path, keepsLines ? item.Start.Line : 0);
                    _found[resource.Address] = resource;
                }
            }
        }
    }

    private FsInfrastructureResource Read(YamlNode node, string kind, string name)
    {
        string? written = node.At("metadata", "namespace").Text();
        string address = names.Address(kind, written, name);
        FsInfrastructureResource resource = new()
        {
            Kind = FsInfrastructureKind.Kubernetes,
            Side = FsInfrastructureSide.Declared,
            Type = kind,
            Name = name,
            Address = address,
            Owner = names.Namespace(written),
            State = FsInfrastructureState.Declared,
        };
        if (KubeNames.Workloads.Contains(kind))
        {
            Workload(resource, node);
        }
        else if (kind is "ConfigMap" or "Secret")
        {
            Values(resource, node, kind);
        }
        else
        {
            if (kind == "Service")
            {
                resource.Ports = [.. node.At("spec", "ports").Items().Select(static p => $"{p.At("port").Text()}/{p.At("protocol").Text() ?? "TCP"}").OrderBy(static p => p, StringComparer.Ordinal)];
            }

            resource.Facts = new ResourceFacts().Add("type", kind == "Service" ? node.At("spec", "type").Text() : null).Hide(seal.Fact(address, "spec", Content(node))).ToArray();
        }

        return resource;
    }

    private void Workload(FsInfrastructureResource resource, YamlNode node)
    {
        YamlNode? spec = node.At("spec");
        YamlNode? pod = resource.Type == "CronJob" ? spec.At("jobTemplate", "spec", "template", "spec") : spec.At("template", "spec");
        YamlNode[] containers = [.. pod.At("containers").Items()];
        ResourceFacts facts = new ResourceFacts()
            .Add("containers", containers.Select(static c => $"{c.At("name").Text()}={c.At("image").Text()}"))
            .Add("initContainers", pod.At("initContainers").Items().Select(static c => $"{c.At("name").Text()}={c.At("image").Text()}"))
            .Add("schedule", spec.At("schedule").Text())
            .Add("serviceAccount", pod.At("serviceAccountName").Text())
            .Add("envFrom", containers.SelectMany(static c => c.At("envFrom").Items()).Select(static e => e.At("configMapRef", "name").Text() is { } map ? "ConfigMap/" + map : e.At("secretRef", "name").Text() is { } secret ? "Secret/" + secret : null).OfType<string>())
            .Hide(seal.Fact(resource.Address, "spec", Content(node)));
        foreach (YamlNode variable in containers.SelectMany(static c => c.At("env").Items()))
        {
            facts.Hide(seal.Fact(resource.Address, "environment." + variable.At("name").Text(), variable.At("value").Text() ?? variable.At("valueFrom").Canonical()));
        }

        resource.Image = containers.Length > 0 ? containers[0].At("image").Text() : null;
        resource.Digest = ImageReferences.Digest(resource.Image);
        resource.Replicas = int.TryParse(spec.At("replicas").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out int replicas) ? replicas : resource.Type is "Deployment" or "StatefulSet" ? 1 : null;
        resource.Health = containers.Any(static c => c.At("readinessProbe") is not null || c.At("livenessProbe") is not null) ? FsInfrastructureHealth.Declared : FsInfrastructureHealth.None;
        resource.Ports = [.. containers.SelectMany(static c => c.At("ports").Items()).Select(static p => $"{p.At("containerPort").Text()}/{p.At("protocol").Text() ?? "TCP"}").Distinct(StringComparer.Ordinal).OrderBy(static p => p, StringComparer.Ordinal)];
        resource.Variables = [.. containers.SelectMany(static c => c.At("env").Items()).Select(static e => e.At("name").Text()).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal)];
        resource.Facts = facts.ToArray();
    }

    private void Values(FsInfrastructureResource resource, YamlNode node, string kind)
    {
        (string Key, YamlNode Value)[] values = [.. Holding.SelectMany(k => node.At(k).Entries())];
        ResourceFacts facts = new ResourceFacts().Add("type", kind == "Secret" ? node.At("type").Text() : null).Add("immutable", node.At("immutable").Text());
        foreach ((string key, YamlNode value) in values)
        {
            facts.Hide(seal.Fact(resource.Address, "data." + key, value.Text() ?? string.Empty));
        }

        resource.Variables = [.. values.Select(static v => v.Key).Distinct(StringComparer.Ordinal).OrderBy(static v => v, StringComparer.Ordinal)];
        resource.Facts = facts.ToArray();
    }

    // A seal alone: it stands for all that is not told one by one.
    private static string Content(YamlNode node) => string.Concat((node as YamlMapping)!.Entries
        .Where(static e => e.Key.Value is not ("apiVersion" or "kind" or "status"))
        .OrderBy(static e => e.Key.Value, StringComparer.Ordinal)
        .Select(static e => e.Key.Value + "\u0001" + e.Value.Canonical() + "\u0002"));
}
