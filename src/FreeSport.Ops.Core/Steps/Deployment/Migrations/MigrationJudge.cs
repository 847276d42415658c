using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Steps.Deployment.Targets;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>Judges the migrations that came after a release: which they are, what becomes of the data when they are undone, and whether they are.</summary>
/// <param name="django">Is asked.</param>
/// <param name="service">The service that migrates.</param>
/// <param name="backup">Looks for a backup where data is lost.</param>
internal sealed class MigrationJudge(DjangoMigrations django, string service, BackupCheck backup)
{
    /// <summary>Judges them. Changes nothing.</summary>
    /// <param name="now">The image that knows them; null where it is not known.</param>
    /// <param name="then">The migrations that the database had when the release ran; null where nobody asked then.</param>
    /// <param name="before">The image of the release, which is asked which it knows where nobody asked then; null where it is not known.</param>
    /// <param name="acceptsDataLoss">Whether a person said that data may be lost.</param>
    /// <param name="context">What it works with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How they would be undone, and what stands against it.</returns>
    public async Task<(FsMigrationRollback Rollback, IReadOnlyList<string> Objections)> JudgeAsync(
        FsServiceImage? now, IReadOnlyList<string>? then, FsServiceImage? before, bool acceptsDataLoss, StageContext context, CancellationToken cancellationToken)
    {
        FsMigrationRollback rollback = new() { Service = service, Image = now, AcceptsDataLoss = acceptsDataLoss };
        try
        {
            string? unknown = now is null ? MigrationTexts.NoImage.With(service) : await ReadAsync(rollback, now, then, before, context, cancellationToken).ConfigureAwait(false);
            if (unknown is not null)
            {
                rollback.Reversibility = FsReversibility.Unknown;
                return (rollback, [unknown]);
            }
        }
        catch (OpsException silent)
        {
            rollback.Reversibility = FsReversibility.Unknown;
            return (rollback, [MigrationTexts.NotAsked.With(service, silent.Failure.Message)]);
        }

        if (rollback.Reversibility == FsReversibility.Lossy)
        {
            rollback.Backup = await backup.LookAsync(cancellationToken).ConfigureAwait(false);
        }

        rollback.IsAllowed = rollback.Reversibility == FsReversibility.Reversible
            || (rollback.Reversibility == FsReversibility.Lossy && (acceptsDataLoss || rollback.Backup!.Outcome == FsOutcome.Passed));
        return (rollback, rollback.IsAllowed ? [] : [.. Objections(rollback)]);
    }

    private static IEnumerable<string> Objections(FsMigrationRollback rollback)
    {
        foreach (FsMigration migration in rollback.Migrations.Where(m => m.Reversibility == rollback.Reversibility))
        {
            yield return (migration.Reversibility switch
            {
                FsReversibility.Irreversible => MigrationTexts.IsIrreversible,
                FsReversibility.Lossy => MigrationTexts.IsLossy,
                _ => MigrationTexts.IsUnknown,
            }).With(migration, migration.Reason);
        }

        if (rollback.Backup is { } backup)
        {
            yield return MigrationTexts.NoGoodBackup.With(backup.Summary);
        }
    }

    // Says why nobody knows; null where it is known.
    private async Task<string?> ReadAsync(FsMigrationRollback rollback, FsServiceImage now, IReadOnlyList<string>? then, FsServiceImage? before, StageContext context, CancellationToken cancellationToken)
    {
        MigrationList has = await django.ListAsync(now, context, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string>? kept = then ?? (before is null ? null : (await django.ListAsync(before, context, cancellationToken).ConfigureAwait(false)).Known);
        if (kept is null)
        {
            return MigrationTexts.ThenUnknown;
        }

        string[] gone = [.. kept.Except(then is null ? has.Known : has.Applied)];
        if (gone.Length > 0)
        {
            return MigrationTexts.Gone.With(string.Join(", ", gone));
        }

        string[] undone = [.. has.Applied.Except(kept).Reverse()];
        rollback.Targets = [.. undone.Select(AppOf).Distinct().Select(app => app + " " + (has.Applied.LastOrDefault(m => AppOf(m) == app && kept.Contains(m))?.Substring(app.Length + 1) ?? "zero"))];
        List<FsMigration> planned = [];
        foreach (string to in rollback.Targets)
        {
            planned.AddRange(await django.PlanAsync(now, to, context, cancellationToken).ConfigureAwait(false));
        }

        Dictionary<string, FsMigration> byName = planned.GroupBy(static m => m.ToString()).ToDictionary(static g => g.Key, static g => g.First());
        string[] otherwise = [.. byName.Keys.Except(undone), .. undone.Except(byName.Keys)];
        if (otherwise.Length > 0)
        {
            return MigrationTexts.NotAlone.With(string.Join(", ", rollback.Targets), string.Join(", ", otherwise));
        }

        rollback.Migrations = [.. undone.Select(m => byName[m])];
        foreach (FsMigration migration in rollback.Migrations.Where(static m => m.Reversibility == FsReversibility.Lossy))
        {
            await LookCloserAsync(now, migration, context, cancellationToken).ConfigureAwait(false);
        }

        rollback.Reversibility = OperationVerdict.Worst(rollback.Migrations.Select(static m => m.Reversibility));
        return null;
    }

    // A field whose words or choices were changed is the same column.
    private async Task LookCloserAsync(FsServiceImage image, FsMigration migration, StageContext context, CancellationToken cancellationToken)
    {
        string[] altered = [.. migration.Operations.Where(static o => o.StartsWith(OperationVerdict.FieldAltered, StringComparison.Ordinal))];
        if (altered.Length == 0 || await django.WorkingAsync(image, migration, context, cancellationToken).ConfigureAwait(false) is not { } working)
        {
            return;
        }

        string[] all = migration.Operations;
        migration.Operations = [.. all.Where(o => !altered.Contains(o) || working.Any(w => o.EndsWith(" " + w, StringComparison.Ordinal)))];
        OperationVerdict.Judge(migration);
        migration.Operations = all;
    }

    private static string AppOf(string migration) => migration.Substring(0, migration.IndexOf('.'));
}
