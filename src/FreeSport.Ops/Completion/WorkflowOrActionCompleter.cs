using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Workflows;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the file names of workflows, the folders of the project's own actions, and paths where a path was begun.</summary>
public sealed class WorkflowOrActionCompleter : WorkflowCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        base.Names(project, typed).Concat(ActionFiles.Of(project).Select(project.Relative).Select(FolderOf));

    private static string FolderOf(string path) => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) is { Length: > 0 } folder ? folder : path;
}
