using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of secrets and variables that the project's workflows read; GitHub is not asked.</summary>
public sealed class SecretNameCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project) =>
        WorkflowGlance.Look(project).SelectMany(static w => w.Secrets.Where(static s => !s.IsAutomatic).Concat(w.Variables)).Select(static r => r.Name.ToUpperInvariant());
}
