using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>Why migrations are not known, or were not undone.</summary>
internal static class MigrationFailures
{
    public static OpsException NotUnderstood(string service, string command) => new(new OpsFailure(
        ErrorIds.MigrationsUnknown, FailureKind.InvalidData, MigrationTexts.NotUnderstood.With(service, command), MigrationTexts.NotUnderstoodRemedy, service));

    public static OpsException Changed(string to, IEnumerable<string> migrations) => new(new OpsFailure(
        ErrorIds.MigrationsNotUndone, FailureKind.InvalidOperation, MigrationTexts.Changed.With(to, string.Join(", ", migrations)), MigrationTexts.ChangedRemedy, to));

    public static OpsException StillApplied(IEnumerable<string> migrations) => new(new OpsFailure(
        ErrorIds.MigrationsNotUndone, FailureKind.InvalidOperation, MigrationTexts.StillApplied.With(string.Join(", ", migrations)), MigrationTexts.StillAppliedRemedy));

    public static OpsException NoBackup(FsBackup backup) => new(new OpsFailure(
        ErrorIds.MigrationsNotUndone, FailureKind.InvalidOperation, MigrationTexts.BackupGone.With(backup.Summary), MigrationTexts.BackupGoneRemedy));
}
