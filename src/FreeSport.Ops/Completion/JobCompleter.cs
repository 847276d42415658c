using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the keys of jobs.</summary>
public sealed class JobCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        TypedWorkflows.Look(project, typed).SelectMany(static w => w.Jobs).Select(static j => j.Id);
}
