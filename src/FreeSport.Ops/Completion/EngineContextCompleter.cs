using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Kubernetes;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the contexts of docker, or those of kubectl where Kubernetes is what is looked at.</summary>
public sealed class EngineContextCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed)
    {
        IReadOnlyList<string> kinds = typed["Kind"];
        bool isKubernetes = kinds.Contains(nameof(FsInfrastructureKind.Kubernetes), StringComparer.OrdinalIgnoreCase);
        return [.. isKubernetes ? KubeContextGlance.Look() : [], .. isKubernetes && kinds.Count == 1 ? [] : DockerContextGlance.Look()];
    }
}
