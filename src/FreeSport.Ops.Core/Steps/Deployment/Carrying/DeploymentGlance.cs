using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>A quick look at the newest deployments from this clone, for completion: files only, nothing is thrown.</summary>
public static class DeploymentGlance
{
    private const int Most = 30;

    /// <summary>The ids of the newest deployments.</summary>
    /// <param name="project">The project.</param>
    /// <returns>At most thirty ids, the newest first; none where nothing is recorded.</returns>
    public static IReadOnlyList<string> Ids(Project project) =>
        GitGlance.Find(project.Root) is { } repository ? [.. new DeploymentJournal(DeploymentJournal.FolderOf(repository)).Ids().Take(Most)] : [];
}
