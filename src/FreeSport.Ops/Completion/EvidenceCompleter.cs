using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Commands.Completion;

/// <summary>Completes the ids of the newest evidence.</summary>
public sealed class EvidenceCompleter : ProjectCompleter
{
    private protected override IEnumerable<string> Names(Project project, Typed typed) => EvidenceGlance.Ids(project);
}
