using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Looks at the infrastructure of a project: what is declared, and what runs. Changes nothing.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class SnapshotService(OpsSession session, Project project)
{
    /// <summary>Looks at every place, side by side, records what was seen, and hands over each snapshot as soon as it is ready.</summary>
    /// <param name="options">What is looked at.</param>
    /// <param name="take">Takes the snapshots, each recorded before; of those that are ready together, in the order of kind and key.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="OpsException">An environment is not known (<c>EnvironmentUnknown</c>), or nothing of a kind is there (<c>InfrastructureNotFound</c>).</exception>
    public async Task<int> RunAsync(SnapshotOptions options, Action<FsInfrastructureSnapshot> take, CancellationToken cancellationToken)
    {
        ValueSeal seal = SnapshotKey.Seal(SnapshotKey.DefaultFolder);
        IReadOnlyList<SnapshotLook> looks = new SnapshotPlaces(session, project, seal).Find(options);
        return await LookAsync(looks, seal, options.ThrottleLimit, take, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks again at the places of snapshots.</summary>
    /// <param name="before">The snapshots.</param>
    /// <param name="options">How.</param>
    /// <param name="take">Takes the snapshots; none of a place that the project does not know any more.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> RunAgainAsync(IReadOnlyList<FsInfrastructureSnapshot> before, SnapshotOptions options, Action<FsInfrastructureSnapshot> take, CancellationToken cancellationToken)
    {
        ValueSeal seal = SnapshotKey.Seal(SnapshotKey.DefaultFolder);
        SnapshotPlaces places = new(session, project, seal);
        Dictionary<string, SnapshotLook> looks = new(StringComparer.Ordinal);
        foreach (FsInfrastructureSnapshot snapshot in before)
        {
            SnapshotOptions same = options with
            {
                Kinds = [snapshot.Kind],
                Environments = snapshot.Environment is { } environment ? [environment] : [],
                Contexts = snapshot.Context is { } context ? [context] : [],
                DeclaredOnly = snapshot.Running == FsInfrastructureReading.NotLooked,
            };
            if (places.Find(same, isStrict: false).FirstOrDefault(l => l.Key == snapshot.Key) is { } look)
            {
                looks[look.Key] = look;
            }
        }

        return await LookAsync([.. looks.Values], seal, options.ThrottleLimit, take, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> LookAsync(IReadOnlyList<SnapshotLook> looks, ValueSeal seal, int throttleLimit, Action<FsInfrastructureSnapshot> take, CancellationToken cancellationToken)
    {
        int count = 0;
        await new SnapshotRun(session.Host, session.Redactor, seal.KeyId).RunAsync(looks, throttleLimit, KeepAsync, cancellationToken).ConfigureAwait(false);
        return count;

        async Task KeepAsync(IReadOnlyList<FsInfrastructureSnapshot> ready)
        {
            if (project.Git.Repository is { } repository && !session.Recorder.IsTrial)
            {
                SnapshotStore store = new(session.Host);
                foreach (FsInfrastructureSnapshot snapshot in ready)
                {
                    store.Keep(repository, snapshot);
                }
            }

            // One event for those of an environment that are ready together: one for each of many hosts would cost more than looking at them.
            foreach (FsInfrastructureSnapshot[] environment in ready.GroupBy(static s => s.Environment).Select(static e => e.ToArray()))
            {
                await session.Recorder.RecordAsync(project, item: null, environment, cancellationToken).ConfigureAwait(false);
                count += environment.Length;
                Array.ForEach(environment, take);
            }
        }
    }
}
