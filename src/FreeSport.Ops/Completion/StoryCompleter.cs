using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Projects.Bmad;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the numbers of stories and gates.</summary>
public sealed class StoryCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => StoryGlance.Numbers(project);
}
