using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the events that start the project's workflows.</summary>
public sealed class EventCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        TypedWorkflows.Look(project, typed).SelectMany(static w => w.Triggers).Select(static t => t.Event);
}
