namespace FreeSport.Ops.Core.Projects;

/// <summary>Manifests of Kubernetes, with the cluster they are for.</summary>
/// <param name="Manifests">Files and folders, from the project root; a folder with a <c>kustomization.yaml</c> is built with it.</param>
public sealed record KubernetesDefinition(IReadOnlyList<string> Manifests)
{
    /// <summary>Gets the context of kubectl; null for the current one.</summary>
    public string? Context { get; init; }

    /// <summary>Gets the namespace; null for the one of the context.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets the environments they are for; none for all.</summary>
    public IReadOnlyList<string> Environments { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Join(" ", new[] { Context }.OfType<string>().Concat(Manifests));
}
