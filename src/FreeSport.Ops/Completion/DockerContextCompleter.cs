using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Prerequisites;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the contexts of Docker's client.</summary>
public sealed class DockerContextCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => DockerContextGlance.Look();
}
