using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Carrying;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the ids of the newest deployments from this clone.</summary>
public sealed class DeploymentCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => DeploymentGlance.Ids(project);
}
