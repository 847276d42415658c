using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Deployment.Migrations;

/// <summary>Looks for the backup of a database: there, recent and verified, or none.</summary>
/// <param name="root">Absolute path of the project.</param>
/// <param name="definition">Where it is; null where nothing says.</param>
/// <param name="runAsync">Runs a program of the project, and gives the last line it wrote; throws where it fails.</param>
/// <param name="now">The time, in UTC.</param>
internal sealed class BackupCheck(string root, BackupDefinition? definition, Func<DeploymentCommand, CancellationToken, Task<string?>> runAsync, Func<DateTime> now)
{
    /// <summary>Looks for it.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was found; Passed only where all three are so.</returns>
    public async Task<FsBackup> LookAsync(CancellationToken cancellationToken)
    {
        if (definition is null)
        {
            return new FsBackup { Outcome = FsOutcome.Skipped, Summary = MigrationTexts.BackupNotConfigured };
        }

        try
        {
            return definition.File is null
                ? await AskAsync(cancellationToken).ConfigureAwait(false)
                : await LookAtFileAsync(definition.File, cancellationToken).ConfigureAwait(false);
        }
        catch (OpsException failed)
        {
            return new FsBackup { Outcome = FsOutcome.Failed, Summary = failed.Failure.Message };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new FsBackup { Outcome = FsOutcome.Inconclusive, Summary = MigrationTexts.BackupUnreadable.With(definition.File, unreadable.Message) };
        }
    }

    private async Task<FsBackup> AskAsync(CancellationToken cancellationToken)
    {
        string? said = await runAsync(new DeploymentCommand("backup", definition!.Check) { Timeout = definition.Timeout }, cancellationToken).ConfigureAwait(false);
        return new FsBackup { Outcome = FsOutcome.Passed, Summary = MigrationTexts.BackupTold.With(definition.Check[0], said) };
    }

    private async Task<FsBackup> LookAtFileAsync(string pattern, CancellationToken cancellationToken)
    {
        string path = Path.Combine(root, pattern);
        DirectoryInfo folder = new(Path.GetDirectoryName(path)!);
        FileInfo? newest = folder.Exists ? folder.GetFiles(Path.GetFileName(path)).OrderByDescending(static f => f.LastWriteTimeUtc).FirstOrDefault() : null;
        if (newest is null)
        {
            return new FsBackup { Outcome = FsOutcome.Failed, Summary = MigrationTexts.BackupMissing.With(path) };
        }

        FsBackup found = new() { File = newest.FullName, At = newest.LastWriteTimeUtc, Outcome = FsOutcome.Failed };
        TimeSpan age = now() - newest.LastWriteTimeUtc;
        if (newest.Length == 0)
        {
            found.Summary = MigrationTexts.BackupEmpty.With(newest.Name);
        }
        else if (age > definition!.MaxAge || age < -TimeSpan.FromMinutes(5))
        {
            found.Summary = MigrationTexts.BackupOld.With(newest.Name, newest.LastWriteTimeUtc, (int)definition.MaxAge.TotalHours);
        }
        else if (definition.Verify.Count == 0)
        {
            (found.Outcome, found.Summary) = (FsOutcome.Inconclusive, MigrationTexts.BackupNotVerified.With(newest.Name));
        }
        else
        {
            await VerifyAsync(definition, newest, found, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private async Task VerifyAsync(BackupDefinition backup, FileInfo file, FsBackup found, CancellationToken cancellationToken)
    {
        try
        {
            await runAsync(new DeploymentCommand("backup", [.. backup.Verify.Select(a => a.Replace("{file}", file.FullName))]) { Timeout = backup.Timeout }, cancellationToken).ConfigureAwait(false);
            (found.Outcome, found.Summary) = (FsOutcome.Passed, MigrationTexts.BackupGood.With(file.Name, file.LastWriteTimeUtc));
        }
        catch (OpsException bad)
        {
            found.Summary = bad.Failure.Message;
        }
    }
}
