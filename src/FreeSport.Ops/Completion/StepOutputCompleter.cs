using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows.Planning;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the outputs of steps that the project's workflows read.</summary>
public sealed class StepOutputCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        StepOutputGlance.Look(project, file => TypedWorkflows.Selects(typed, file, name: null), typed.First("Job")).Select(static o => o + "=");
}
