namespace FreeSport.Ops.Core.Steps.Deployment.Targets;

/// <summary>An image that a workload of the cluster is to run.</summary>
/// <param name="Workload">The workload, as <c>deployment/web</c>.</param>
/// <param name="Container">The container; null where the workload has only one.</param>
/// <param name="Image">The image, by name and tag.</param>
internal sealed record WorkloadImage(string Workload, string? Container, string Image)
{
    /// <summary>Gets the name of the service in a deployment.</summary>
    public string Name => Container is null ? Workload : Workload + "/" + Container;

    /// <summary>Reads <c>deployment/web</c> or <c>deployment/web/container</c>.</summary>
    /// <param name="key">The key of the configuration.</param>
    /// <param name="image">The image.</param>
    public static WorkloadImage Of(string key, string image) =>
        key.Split('/') is [var kind, var name, var container] ? new WorkloadImage(kind + "/" + name, container, image) : new WorkloadImage(key, null, image);
}
