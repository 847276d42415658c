using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the images of the configuration.</summary>
public sealed class ImageCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => project.Configuration.Images ?? [];
}
