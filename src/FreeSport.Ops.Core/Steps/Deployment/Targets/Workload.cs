using System.Globalization;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>A workload as the cluster has it.</summary>
/// <param name="json">What kubectl tells of it.</param>
internal sealed class Workload(JsonElement json)
{
    /// <summary>The annotation with the highest token that changed it.</summary>
    public const string FenceAnnotation = "freesport.ops/fence-token";

    // Source: the annotation that the Deployment controller counts rollouts in.
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";

    /// <summary>Gets what makes a change of somebody else seen: the cluster refuses a change of another version.</summary>
    public string ResourceVersion => json.At("metadata", "resourceVersion").Text();

    /// <summary>Gets the highest token that changed it; 0 where none did.</summary>
    public long Token => long.TryParse(json.At("metadata", "annotations", FenceAnnotation).Text(), NumberStyles.None, CultureInfo.InvariantCulture, out long token) ? token : 0;

    /// <summary>Gets the number of its rollout; 0 where its kind counts none.</summary>
    public long Revision => long.TryParse(json.At("metadata", "annotations", RevisionAnnotation).Text(), NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : 0;

    /// <summary>Gets a value indicating whether its controller has seen the newest change.</summary>
    public bool IsObserved => (json.At("status", "observedGeneration").Number() ?? 0) >= (json.At("metadata", "generation").Number() ?? 0);

    /// <summary>Gets how many pods it wants; for a DaemonSet as many as there are nodes for it.</summary>
    public int Replicas => (int)(json.At("spec", "replicas").Number() ?? json.At("status", "desiredNumberScheduled").Number() ?? 1);

    /// <summary>Gets the template of its pods.</summary>
    public JsonElement Template => json.At("spec", "template");

    /// <summary>Gets why its controller gave the rollout up; null where it did not.</summary>
    public string? GaveUp => json.At("status", "conditions").Items()
        .FirstOrDefault(static c => c.At("type").Text() == "Progressing" && c.At("status").Text() == "False") is { ValueKind: JsonValueKind.Object } given ? given.At("message").Text() : null;

    /// <summary>Gets the labels of its pods, as kubectl selects them.</summary>
    public string Selector => string.Join(",", json.At("spec", "selector", "matchLabels") is { ValueKind: JsonValueKind.Object } labels
        ? labels.EnumerateObject().Select(static l => l.Name + "=" + l.Value.Text()) : []);

    /// <summary>Gets the names of its containers with their images.</summary>
    public IReadOnlyList<(string Name, string Image)> Containers => [.. json.At("spec", "template", "spec", "containers").Items().Select(static c => (c.At("name").Text(), c.At("image").Text()))];
}
