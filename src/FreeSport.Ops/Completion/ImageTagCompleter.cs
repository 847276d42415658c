using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Images;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the image tags that the clone knows: git's tags, and what the deploying workflow calls the images of the last commits.</summary>
public sealed class ImageTagCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => GitGlance.Tags(project.Root)
        .Concat(TypedWorkflows.Look(project, typed).SelectMany(w => ImageTagGlance.Look(w.Path, project.Root)));
}
