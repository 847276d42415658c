using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes a table with one variable that the project's workflows read.</summary>
public sealed class VariableCompleter : TableCompleter
{
    private protected override IEnumerable<string> Keys(Project project, Typed typed) => TypedWorkflows.Look(project, typed).SelectMany(static w => w.Variables).Select(static v => v.Name);
}
