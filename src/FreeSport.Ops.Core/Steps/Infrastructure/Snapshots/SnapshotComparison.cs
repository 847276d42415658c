using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>Compares the infrastructure of a project with what it was, what it should be, or what another ref says.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
public sealed class SnapshotComparison(OpsSession session, Project project)
{
    /// <summary>In what that which runs now differs from what is declared.</summary>
    /// <param name="options">What is looked at.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>Drift; and each place that could not be asked, which is no drift and no agreement.</returns>
    /// <exception cref="OpsException">As <see cref="SnapshotService.RunAsync"/>.</exception>
    public async Task<IReadOnlyList<FsInfrastructureDifference>> DriftAsync(SnapshotOptions options, CancellationToken cancellationToken)
    {
        List<FsInfrastructureSnapshot> found = [];
        await new SnapshotService(session, project).RunAsync(options, found.Add, cancellationToken).ConfigureAwait(false);
        FsInfrastructureSnapshot[] ordered = [.. found.OrderBy(static s => s.Kind).ThenBy(static s => s.Key, StringComparer.Ordinal)];
        return [.. ordered.Select(Unread).OfType<FsInfrastructureDifference>(), .. ordered.SelectMany(static s => s.Differences)];
    }

    /// <summary>In what the infrastructure differs now from what it was, and what runs otherwise than it is declared.</summary>
    /// <param name="before">What it was; the same places are looked at.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>The differences.</returns>
    public async Task<IReadOnlyList<FsInfrastructureDifference>> SinceAsync(IReadOnlyList<FsInfrastructureSnapshot> before, SnapshotOptions options, CancellationToken cancellationToken)
    {
        List<FsInfrastructureSnapshot> now = [];
        await new SnapshotService(session, project).RunAgainAsync(before, options, now.Add, cancellationToken).ConfigureAwait(false);
        return SnapshotDiff.Compare(before, now, new SnapshotDiffOptions(TellsDrift: true, KnowsAllPlaces: false));
    }

    /// <summary>In what that which is declared differs between two git refs. The working tree is not touched.</summary>
    /// <param name="from">The ref that is compared from.</param>
    /// <param name="to">The ref that is compared to; null for the working tree.</param>
    /// <param name="options">What is looked at.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The differences.</returns>
    /// <exception cref="OpsException">There is no repository (<c>InfrastructureRefUnknown</c>), or a ref is not known (<c>InfrastructureRefUnknown</c>).</exception>
    public async Task<IReadOnlyList<FsInfrastructureDifference>> OfRefsAsync(string from, string? to, SnapshotOptions options, CancellationToken cancellationToken)
    {
        // Both sides are read here and now: their seals need no key that anybody keeps.
        ValueSeal seal = ValueSeal.Passing();
        SnapshotOptions declared = options with { DeclaredOnly = true };
        RefTree tree = new(session, project);
        IReadOnlyList<FsInfrastructureSnapshot> before = await tree.ReadAsync(from, p => LookAsync(p, from), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<FsInfrastructureSnapshot> after = to is null
            ? await LookAsync(project, null).ConfigureAwait(false)
            : await tree.ReadAsync(to, p => LookAsync(p, to), cancellationToken).ConfigureAwait(false);
        return SnapshotDiff.Compare(before, after, new SnapshotDiffOptions(TellsDrift: false, KnowsAllPlaces: true));

        async Task<IReadOnlyList<FsInfrastructureSnapshot>> LookAsync(Project at, string? name)
        {
            IReadOnlyList<FsInfrastructureSnapshot> found = await new SnapshotRun(session.Host, session.Redactor, seal.KeyId).RunAsync(
                new SnapshotPlaces(session, at, seal).Find(declared, isStrict: false), options.ThrottleLimit, cancellationToken).ConfigureAwait(false);
            foreach (FsInfrastructureSnapshot snapshot in found)
            {
                snapshot.Ref = name;
            }

            return found;
        }
    }

    private static FsInfrastructureDifference? Unread(FsInfrastructureSnapshot snapshot) =>
        snapshot.Outcome is FsOutcome.Failed or FsOutcome.Inconclusive ? Unread(snapshot, snapshot.Summary)
            : snapshot.Running == FsInfrastructureReading.NotLooked && snapshot.LeftOut.Length > 0 ? Unread(snapshot, snapshot.LeftOut[snapshot.LeftOut.Length - 1])
            : null;

    private static FsInfrastructureDifference Unread(FsInfrastructureSnapshot snapshot, string why) => SnapshotDifference.Of(
        snapshot.Kind, snapshot.Key, FsInfrastructureDifferenceKind.Unknown, FsInfrastructureSide.Running, string.Empty, before: null, after: null, why, snapshot.Environment, snapshot.Context);
}
