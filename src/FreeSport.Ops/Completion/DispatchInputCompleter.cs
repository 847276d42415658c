using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes a table with one input of the project's dispatches.</summary>
public sealed class DispatchInputCompleter : TableCompleter
{
    private protected override IEnumerable<string> Keys(Project project, Typed typed) => TypedWorkflows.Look(project, typed)
        .SelectMany(static w => w.Triggers).SelectMany(static t => t.Inputs);
}
