using FreeSport.Ops.Core.Evidence;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Migrations;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Carrying;

/// <summary>What a deployment does, in its order: what can fail without a change comes first.</summary>
/// <param name="target">What is changed.</param>
/// <param name="definition">The configuration.</param>
/// <param name="release">What is to run.</param>
/// <param name="programs">Runs hooks.</param>
/// <param name="verdicts">Tells whether the environment is well.</param>
/// <param name="migrations">What is done to the database; null where nothing is.</param>
internal sealed class DeploymentStages(IDeploymentTarget target, DeploymentDefinition definition, Release release, ProgramRun programs, IEnvironmentVerdicts verdicts, MigrationStages? migrations)
{
    private static readonly TimeSpan Quick = TimeSpan.FromMinutes(2);

    /// <summary>The parts of a deployment.</summary>
    /// <param name="services">The services it changes.</param>
    public IReadOnlyList<StageWork> Forward(IReadOnlyList<FsDeployedService> services) =>
    [
        .. target.Fetch(services),
        .. definition.Before.Select(c => Hook(FsDeploymentStageKind.Before, c)),
        .. migrations?.Forward(isAfter: false) ?? [],
        .. target.Change(services),
        .. Reload(),
        .. migrations?.Forward(isAfter: true) ?? [],
        .. Verify(),
        .. definition.After.Select(c => Hook(FsDeploymentStageKind.After, c)),
    ];

    /// <summary>The parts of putting back what ran before.</summary>
    /// <param name="services">The services, each with what it ran before.</param>
    public IReadOnlyList<StageWork> Back(IReadOnlyList<FsDeployedService> services) => target.PutBack(services) is { Count: > 0 } parts ? [.. parts, .. Reload()] : [];

    /// <summary>The parts of going back to a release that ended well, as a deployment of its own.</summary>
    /// <param name="services">The services, each with what it runs and, as what is wanted, what it ran then.</param>
    /// <param name="database">How the migrations since then are undone; null where the database is left as it is.</param>
    public IReadOnlyList<StageWork> Undo(IReadOnlyList<FsDeployedService> services, FsMigrationRollback? database)
    {
        FsDeployedService[] back = [.. services.Select(static s => new FsDeployedService { Name = s.Name, Image = s.Image, Before = s.Wanted, Now = s.Before, IsNew = s.Wanted is null })];
        return
        [
            .. target.Bring(back),

            // Only the newer image knows them: they are undone before it goes.
            .. migrations?.Back(database) ?? [],
            .. target.PutBack(back),
            .. Reload(),
            .. Verify(),
        ];
    }

    private StageWork[] Verify() => verdicts.CanTell(release.Environment) ? [new StageWork(FsDeploymentStageKind.Verify, null, Quick, VerifyAsync)] : [];

    private StageWork Hook(FsDeploymentStageKind kind, DeploymentCommand command) => new(kind, command.Name, command.Timeout, async (context, token) =>
    {
        await programs.RunAsync(command, context, token).ConfigureAwait(false);
        return null;
    })
    { Changes = true };

    private IEnumerable<StageWork> Reload()
    {
        if (definition.Reload is { } reload)
        {
            yield return new StageWork(FsDeploymentStageKind.Reload, reload.Service, Quick, async (context, token) =>
                (await target.ExecuteAsync(reload.Service, [.. reload.Run.Select(release.Fill)], context, token).ConfigureAwait(false)).LastLine())
            { Changes = true };
        }
    }

    // What is not known to be well is not taken for well.
    private async Task<string?> VerifyAsync(StageContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<FsResult> asked = await verdicts.AskAsync(release.Environment, release.ImageTag, cancellationToken).ConfigureAwait(false);
        FsResult[] against = [.. asked.Where(static v => v.Outcome is not (FsOutcome.Passed or FsOutcome.Warning or FsOutcome.Skipped)).OrderBy(static v => v.Outcome)];
        FsMetric[] metrics = [.. asked.OfType<FsMetric>().Where(static m => !m.IsInformational)];
        if (metrics.FirstOrDefault(static m => m.State == FsMetricState.Failed) is { } failed)
        {
            throw CarryingFailures.MetricFailed(release.Environment, failed);
        }

        if (against.Length == 0 && metrics.FirstOrDefault(static m => m.State == FsMetricState.Warning) is { } undecided)
        {
            throw CarryingFailures.Undecided(release.Environment, undecided);
        }

        return against.Length == 0
            ? CarryingTexts.Verified.With(asked.Count)
            : throw CarryingFailures.Unwell(CarryingTexts.NotVerified.With(release.Environment, against.Length, asked.Count, against[0].Subject, against[0].Summary));
    }
}
