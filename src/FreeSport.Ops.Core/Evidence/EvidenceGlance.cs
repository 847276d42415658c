using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence;

/// <summary>A quick look at the newest evidence, for completion: no program is run, nothing is thrown.</summary>
public static class EvidenceGlance
{
    private const int Most = 50;

    /// <summary>The ids of the newest events.</summary>
    /// <param name="project">The project.</param>
    /// <returns>At most fifty ids; none where nothing is recorded.</returns>
    public static IReadOnlyList<string> Ids(Project project) =>
        GitGlance.Find(project.Root) is { } repository ? [.. new EvidenceStore(repository, SilentHost.Instance).NewestFirst().Take(Most).Select(static e => e.EvidenceId)] : [];
}
