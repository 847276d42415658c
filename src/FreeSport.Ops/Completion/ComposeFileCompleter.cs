using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the compose files of the project.</summary>
public sealed class ComposeFileCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.ComposeFiles.Select(project.Relative);
}
