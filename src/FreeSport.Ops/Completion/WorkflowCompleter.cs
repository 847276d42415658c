using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Workflows;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the file names of workflows.</summary>
public sealed class WorkflowCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => WorkflowFolder.Files(project).Select(static f => System.IO.Path.GetFileName(f));
}
