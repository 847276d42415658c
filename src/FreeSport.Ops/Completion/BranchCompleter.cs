using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes branches and tags.</summary>
public sealed class BranchCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => GitGlance.Refs(project.Root);
}
