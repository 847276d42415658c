namespace FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;

/// <summary>How objects of a cluster are named here.</summary>
/// <param name="usual">The namespace of what names none; null for the one of the context.</param>
internal sealed class KubeNames(string? usual)
{
    /// <summary>What runs containers.</summary>
    public static readonly IReadOnlyList<string> Workloads = ["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job"];

    /// <summary>The namespace that an object is in; null for the usual one, so that both ways of writing it mean the same.</summary>
    public string? Namespace(string? written) => written is null or "" || written == (usual ?? "default") ? null : written;

    /// <summary>The name that tells an object from every other, such as <c>Deployment/web</c>.</summary>
    public string Address(string kind, string? @namespace, string name) => Namespace(@namespace) is { } other ? $"{kind}/{other}/{name}" : $"{kind}/{name}";
}
