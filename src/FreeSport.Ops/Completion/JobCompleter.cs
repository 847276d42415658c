using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the keys of jobs.</summary>
public sealed class JobCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project) =>
        WorkflowGlance.Look(project).SelectMany(static w => w.Jobs).Select(static j => j.Id);
}
