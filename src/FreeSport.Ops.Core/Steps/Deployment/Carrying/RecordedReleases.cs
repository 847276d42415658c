using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>The releases that deployments from this clone brought to production.</summary>
/// <param name="project">The project.</param>
internal sealed class RecordedReleases(Project project) : IReleaseRecords
{
    public IReadOnlyList<RecordedRelease> Releases()
    {
        DeploymentJournal journal = DeploymentJournal.Of(project);
        string[] production = [.. project.Configuration.Environments.Where(static e => e.IsProduction).Select(static e => e.Name).DefaultIfEmpty("production")];

        // What was deployed again is the release of the first time; what was put back is none.
        return
        [
            .. production.SelectMany(journal.List).Where(static d => d is { Ending: FsDeploymentEnding.Succeeded, IsRollback: false })
                .Select(static d => new RecordedRelease(d.ImageTag ?? CommitId.Short(d.Commit), d.CreatedAt, d.Commit))
                .Where(static r => r.Name.Length > 0)
                .GroupBy(static r => r.Name, StringComparer.Ordinal)
                .Select(static g => g.OrderBy(static r => r.At).First())
                .OrderByDescending(static r => r.At),
        ];
    }
}
