using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>The parts of a deployment that change the database, and back.</summary>
/// <param name="target">Where the service runs.</param>
/// <param name="definition">How its migrations are run.</param>
/// <param name="fill">Puts tag and commit into an argument.</param>
/// <param name="backup">Looks for a backup where data is lost.</param>
internal sealed class MigrationStages(IDeploymentTarget target, MigrationDefinition definition, Func<string, string> fill, BackupCheck backup)
{
    private readonly DjangoMigrations _django = new(target, definition);

    /// <summary>Judges the migrations that came after a release; null where nobody can ask which they are.</summary>
    public MigrationJudge? Judge => definition.Manage.Count == 0 ? null : new MigrationJudge(_django, definition.Service, backup);

    /// <summary>Changes the database, and keeps in the record which migrations it has then.</summary>
    /// <param name="isAfter">Whether the services are changed already.</param>
    public IEnumerable<StageWork> Forward(bool isAfter)
    {
        if (definition.IsAfter == isAfter)
        {
            yield return new StageWork(FsDeploymentStageKind.Migrate, definition.Service, definition.Timeout, async (context, token) =>
            {
                string said = await target.RunAsync(definition.Service, image: null, [.. definition.Run.Select(fill)], context, definition.Timeout, token).ConfigureAwait(false);
                await KeepAsync(context, token).ConfigureAwait(false);
                return said.LastLine();
            })
            { Changes = true };
        }
    }

    /// <summary>Undoes migrations, with the image that knows them.</summary>
    /// <param name="rollback">How; null where none is undone.</param>
    public IEnumerable<StageWork> Back(FsMigrationRollback? rollback) => rollback is not { IsAllowed: true, Image: { } image } ? [] :
        rollback.Targets.Select(to => new StageWork(FsDeploymentStageKind.MigrateBack, to, definition.Timeout, (context, token) => UndoAsync(rollback, image, to, context, token)) { Changes = true });

    private async Task<string?> UndoAsync(FsMigrationRollback rollback, FsServiceImage image, string to, StageContext context, CancellationToken cancellationToken)
    {
        string[] meant = [.. rollback.Migrations.Select(static m => m.ToString())];

        // A part that was broken off has less to do than was planned; never more.
        IReadOnlyList<FsMigration> planned = await _django.PlanAsync(image, to, context, cancellationToken).ConfigureAwait(false);
        if (planned.Select(static m => m.ToString()).Except(meant).ToArray() is { Length: > 0 } more)
        {
            throw MigrationFailures.Changed(to, more);
        }

        if (rollback is { Reversibility: FsReversibility.Lossy, AcceptsDataLoss: false } && await backup.LookAsync(cancellationToken).ConfigureAwait(false) is { Outcome: not FsOutcome.Passed } none)
        {
            throw MigrationFailures.NoBackup(none);
        }

        string said = await _django.UndoAsync(image, to, context, cancellationToken).ConfigureAwait(false);
        MigrationList now = await _django.ListAsync(image, context, cancellationToken).ConfigureAwait(false);
        context.Deployment.Migrations = [.. now.Applied];
        string[] still = [.. planned.Select(static m => m.ToString()).Intersect(now.Applied)];
        return still.Length == 0 ? said.LastLine() : throw MigrationFailures.StillApplied(still);
    }

    // Without it a later rollback asks the images, or refuses; this deployment is none the worse.
    private async Task KeepAsync(StageContext context, CancellationToken cancellationToken)
    {
        if (definition.Manage.Count == 0)
        {
            return;
        }

        try
        {
            context.Deployment.Migrations = [.. (await _django.ListAsync(image: null, context, cancellationToken).ConfigureAwait(false)).Applied];
        }
        catch (OpsException unknown)
        {
            context.Host.WriteWarning(MigrationTexts.NotKept.With(unknown.Failure.Message));
        }
    }
}
