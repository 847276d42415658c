using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the events that start the project's workflows.</summary>
public sealed class EventCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project) =>
        WorkflowGlance.Look(project).SelectMany(static w => w.Triggers).Select(static t => t.Event);
}
