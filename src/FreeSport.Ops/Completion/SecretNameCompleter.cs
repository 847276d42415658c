using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of secrets, or of variables for a cmdlet of variables, that the project's workflows read; GitHub is not asked.</summary>
public sealed class SecretNameCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => WorkflowGlance.Look(project)
        .SelectMany(w => typed.Command.EndsWith("Variable", StringComparison.OrdinalIgnoreCase) ? w.Variables : w.Secrets.Where(static s => !s.IsAutomatic))
        .Select(static r => r.Name.ToUpperInvariant());
}
