using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Infrastructure.Compose.Loading;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the profiles that services of the project's compose files name.</summary>
public sealed class ComposeProfileCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) =>
        project.ComposeFiles.Where(File.Exists).SelectMany(ComposeProfiles.Of);
}
