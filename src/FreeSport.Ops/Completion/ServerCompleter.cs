using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the servers of the configuration.</summary>
public sealed class ServerCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        project.Configuration.Environments.SelectMany(static e => e.Servers);
}
