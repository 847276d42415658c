using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the names of the channels that the team is told through.</summary>
public sealed class ChannelCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        project.Configuration.Channels.Count > 0 ? project.Configuration.Channels.Select(static c => c.Name) : [ChannelDefinition.DefaultName];
}
