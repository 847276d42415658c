using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of secrets and variables that workflows read or the configuration names.</summary>
public sealed class NeededSecretCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        WorkflowGlance.Look(project).SelectMany(static w => w.Secrets.Where(static s => !s.IsAutomatic).Concat(w.Variables)).Select(static r => r.Name.ToUpperInvariant())
            .Concat(project.Configuration.Secrets.Names);
}
