using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of environments.</summary>
public sealed class EnvironmentCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        project.Configuration.Environments.Count > 0 ? project.Configuration.Environments.Select(static e => e.Name) : ["production", "staging"];
}
