using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Results;
using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Evidence.Changes;

/// <summary>
/// The changes of a repository, beside its ledger: one file each, a line for each thing that happened, on the disk before
/// it is told. One process at a time writes; a line that was broken off never counts.
/// </summary>
/// <param name="folder">Absolute path of the folder.</param>
public sealed class ChangeJournal(string folder)
{
    private const string Ending = ".jsonl";

    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The journal of a repository.</summary>
    /// <param name="repository">The repository.</param>
    /// <returns>The journal, which need not be there yet.</returns>
    public static ChangeJournal Of(GitRepository repository) => new(Path.Combine(repository.CommonDirectory, "freesport-ops", "changes"));

    /// <summary>Whether a state is an end.</summary>
    /// <param name="state">The state.</param>
    /// <returns>True for Done, RolledBack and Abandoned.</returns>
    public static bool IsOver(FsChangeState state) => state is FsChangeState.Done or FsChangeState.RolledBack or FsChangeState.Abandoned;

    /// <summary>The change that is under way in an environment: there is at most one.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null for the only one that is under way anywhere.</param>
    /// <returns>The change; null where none is, or, without an environment, several are.</returns>
    public static FsChange? Current(Project project, string? environment)
    {
        FsChange[] open = project.Git.Repository is { } repository ? [.. Of(repository).List(project.Key).Where(static c => !IsOver(c.State))] : [];
        return environment is null
            ? open.Length == 1 ? open[0] : null
            : Array.Find(open, c => c.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The id of the change that is under way in an environment, for whoever can do without.</summary>
    /// <param name="project">The project.</param>
    /// <param name="environment">The environment; null as in <see cref="Current"/>.</param>
    /// <returns>The id; null where there is none, or nobody can tell.</returns>
    public static string? CurrentId(Project project, string? environment)
    {
        try
        {
            return Current(project, environment)?.ChangeId;
        }
        catch (OpsException unreadable) when (unreadable.Failure.ErrorId == ErrorIds.ChangeNotReadable)
        {
            // What was measured is recorded all the same; whoever asks for changes is told.
            return null;
        }
    }

    /// <summary>The changes of a project.</summary>
    /// <param name="project">The project's path below the git root.</param>
    /// <returns>Each as it stood last, the newest first; none that cannot be read.</returns>
    public IReadOnlyList<FsChange> List(string project)
    {
        try
        {
            return !Directory.Exists(folder) ? [] :
            [
                .. Directory.GetFiles(folder, "*" + Ending).OrderByDescending(static f => f, StringComparer.Ordinal)
                    .Select(Read).OfType<FsChange>().Where(c => c.Project == project),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(ErrorIds.ChangeNotReadable, FailureKind.ReadError, ChangeTexts.NotReadable.With(folder, unreadable.Message), ChangeTexts.NotWritableRemedy, folder, unreadable));
        }
    }

    /// <summary>Changes what is there, while nobody else can.</summary>
    /// <param name="project">The project's path below the git root.</param>
    /// <param name="change">Takes the changes that there are, and gives the one to be written; its id is set where it has none.</param>
    /// <param name="cancellationToken">Ends the waiting; once writing began it is finished.</param>
    /// <returns>The change as it was written.</returns>
    /// <exception cref="OpsException">Another process is writing (<c>LedgerLocked</c>), nothing can be written there (<c>ChangeNotWritable</c>), and whatever <paramref name="change"/> refuses.</exception>
    public async Task<FsChange> UpdateAsync(string project, Func<IReadOnlyList<FsChange>, FsChange> change, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using LedgerLock held = await LedgerLock.TakeAsync(Path.Combine(folder, ".lock"), LockTimeout, cancellationToken).ConfigureAwait(false);
            FsChange written = change(List(project));
            written.Project = project;
            if (written.ChangeId.Length == 0)
            {
                written.ChangeId = NewId();
            }

            Append(written);
            return written;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(ErrorIds.ChangeNotWritable, FailureKind.WriteError, ChangeTexts.NotWritable.With(folder, unwritable.Message), ChangeTexts.NotWritableRemedy, folder, unwritable));
        }
    }

    private void Append(FsChange change)
    {
        byte[] line = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(change, Json));
        using FileStream file = new(Path.Combine(folder, change.ChangeId + Ending), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);

        // A line that was broken off must not swallow the next one.
        byte[] whole = file.Length > 0 && Last(file) != '\n' ? [(byte)'\n', .. line, (byte)'\n'] : [.. line, (byte)'\n'];
        file.Seek(0, SeekOrigin.End);
        file.Write(whole, 0, whole.Length);
        file.Flush(flushToDisk: true);
    }

    private static FsChange? Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader reader = new(file, Encoding.UTF8);
        foreach (string line in reader.ReadToEnd().Split('\n').Where(static l => l.Length > 0).Reverse())
        {
            try
            {
                if (JsonSerializer.Deserialize<FsChange>(line, Json) is { } change && change.ChangeId == Path.GetFileNameWithoutExtension(path))
                {
                    return change;
                }
            }
            catch (JsonException)
            {
                // The write was broken off: the line before it holds.
            }
        }

        return null;
    }

    private static string NewId() => "CH-" + DateTime.UtcNow.ToString("yyyyMMdd-HHmmssfff", CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N").Substring(0, 4);

    private static int Last(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }
}
