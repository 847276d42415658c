using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Snapshots;

/// <summary>The step of the runbook that looks at the infrastructure as it is.</summary>
/// <param name="session">What to work with.</param>
/// <param name="project">The project.</param>
/// <param name="environment">The environment that is looked at; null for all.</param>
internal sealed class SnapshotSteps(OpsSession session, Project project, string? environment) : IRunbookSteps
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>The step, in projects that have anything to look at.</summary>
    public IReadOnlyList<RunbookStep> Steps(string activity) =>
        new SnapshotPlaces(session, project, ValueSeal.Passing()).Find(Options, isStrict: false).Count == 0
            ? []
            : [new(FsStep.Analysis, "infrastructure", NeedsConfiguration: true, RunAsync)];

    // A runbook is read from top to bottom: what is of one kind stands together, whoever answered first.
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        List<FsInfrastructureSnapshot> found = [];
        await new SnapshotService(session, project).RunAsync(Options, found.Add, cancellationToken).ConfigureAwait(false);
        foreach (FsInfrastructureSnapshot snapshot in found.OrderBy(static s => s.Kind).ThenBy(static s => s.Key, StringComparer.Ordinal))
        {
            session.Host.WriteResult(snapshot);
        }
    }

    private SnapshotOptions Options => new(Timeout) { Environments = environment is null ? [] : [environment] };
}
