using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>What runs in an environment, for other rooms.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
internal sealed class RunningInfrastructure(OpsSession session, Project project) : IRunningInfrastructure
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<FsInfrastructureSnapshot>> LookAsync(string environment, CancellationToken cancellationToken)
    {
        ValueSeal seal = ValueSeal.Passing();
        SnapshotLook[] looks = [.. new SnapshotPlaces(session, project, seal).Find(new SnapshotOptions(Timeout) { Environments = [environment] }, isStrict: false).Where(IsEngine)];
        return await new SnapshotRun(session.Host, session.Redactor, seal.KeyId).RunAsync(looks, SnapshotOptions.UsualThrottle, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsEngine(SnapshotLook look) =>
        look.Running is not null && look.Kind is FsInfrastructureKind.Compose or FsInfrastructureKind.Swarm or FsInfrastructureKind.Kubernetes;
}
