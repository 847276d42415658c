using FreeSport.Ops.Core.Evidence.Changes;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the ids of the changes that are under way.</summary>
public sealed class ChangeCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.Git.Repository is { } repository
        ? ChangeJournal.Of(repository).List(project.Key).Where(static c => !ChangeJournal.IsOver(c.State)).Select(static c => c.ChangeId)
        : [];
}
