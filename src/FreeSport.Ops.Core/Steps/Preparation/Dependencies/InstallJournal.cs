using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

using FreeSport.Ops.Core.Evidence.Ledger;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Preparation.Dependencies;

/// <summary>
/// Notes beside the packages that an installation has begun, and that it has ended. Whoever finds a note without an end,
/// and nobody at work, knows that it broke off: the machine lost power, or somebody killed PowerShell.
/// </summary>
internal sealed class InstallJournal : IDisposable
{
    /// <summary>The folder's name.</summary>
    public const string FolderName = ".fsops";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private readonly FileStream _lock;

    private InstallJournal(string folder, FileStream held) => (_folder, _lock) = (folder, held);

    /// <summary>Gets the absolute path of the file that a program holds while it installs, whatever became of this process.</summary>
    public string HeldByInstaller => Path.Combine(_folder, "installing");

    private string Note => NoteOf(_folder);

    /// <summary>The first installation that broke off in a folder, as far as can be seen without a lock.</summary>
    /// <param name="target">Absolute path of the environment or package folder.</param>
    /// <returns>When it began; null when none broke off, or one is at work.</returns>
    public static DateTime? Glance(string target)
    {
        string folder = Path.Combine(target, FolderName);
        return File.Exists(NoteOf(folder)) && !IsHeld(Path.Combine(folder, "lock")) ? BeganAt(NoteOf(folder)) : null;
    }

    /// <summary>Takes the lock of a folder.</summary>
    /// <param name="target">Absolute path of the environment or package folder; made when it is not there.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The journal; the caller lets it go.</returns>
    /// <exception cref="OpsException">Another process works there (<c>DependencyLocked</c>), or nothing can be written there (<c>DependencyNotWritable</c>).</exception>
    public static async Task<InstallJournal> OpenAsync(string target, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(target, FolderName);
        try
        {
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(target);
                Platform.CreatePrivateDirectory(folder);
            }

            // What lies here is nobody's to commit, and must not make the working tree dirty.
            File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
            InstallJournal journal = new(folder, await BusyFile.OpenAsync(Path.Combine(folder, "lock"), FileShare.None, Patience, cancellationToken).ConfigureAwait(false));
            try
            {
                await journal.RequireNoInstallerAsync(cancellationToken).ConfigureAwait(false);
                File.WriteAllText(Path.Combine(folder, "holder"), Self());
            }
            catch
            {
                journal.Dispose();
                throw;
            }

            return journal;
        }
        catch (IOException busy) when (BusyFile.IsBusy(busy))
        {
            throw Locked(folder, target, busy);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, refused);
        }
    }

    /// <summary>When the installation began that broke off here; null when none did.</summary>
    /// <returns>In UTC.</returns>
    public DateTime? Interrupted() => File.Exists(Note) ? BeganAt(Note) : null;

    /// <summary>Notes that an installation begins. It is on the disk before this returns.</summary>
    /// <exception cref="OpsException">It cannot be written (<c>DependencyNotWritable</c>).</exception>
    public void Begin()
    {
        try
        {
            string aside = Note + ".tmp";
            File.Delete(aside);
            Platform.WritePrivateFile(aside, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["beganAt"] = DateTime.UtcNow.ToString("O", CultureInfo.InvariantCulture), ["by"] = Self() }));
            File.Delete(Note);
            File.Move(aside, Note);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(_folder, refused);
        }
    }

    /// <summary>Notes that it has ended, or was put back.</summary>
    public void End() => File.Delete(Note);

    public void Dispose() => _lock.Dispose();

    private static string NoteOf(string folder) => Path.Combine(folder, "journal.json");

    // A killed session leaves its installer behind for a while; what that does must not be put back under its hands.
    private async Task RequireNoInstallerAsync(CancellationToken cancellationToken)
    {
        using FileStream free = await BusyFile.OpenAsync(HeldByInstaller, FileShare.None, Patience, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsHeld(string file)
    {
        try
        {
            using FileStream free = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException busy) when (BusyFile.IsBusy(busy))
        {
            return true;
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static DateTime BeganAt(string note)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(note));
            return document.RootElement.GetProperty("beganAt").GetDateTime().ToUniversalTime();
        }
        catch (Exception torn) when (torn is JsonException or IOException or KeyNotFoundException or FormatException or InvalidOperationException or UnauthorizedAccessException)
        {
            // A note that is torn is a note: something had begun.
            return File.GetLastWriteTimeUtc(note);
        }
    }

    private static string Self()
    {
        using Process self = Process.GetCurrentProcess();
        return string.Format(CultureInfo.InvariantCulture, "{0} (PID {1}, {2}, {3:u})", self.ProcessName, self.Id, Environment.MachineName, DateTime.UtcNow);
    }

    private static OpsException Locked(string folder, string target, IOException busy)
    {
        string holder = Path.Combine(folder, "holder");
        string who = string.Empty;
        try
        {
            who = File.Exists(holder) ? File.ReadAllText(holder).FirstLine() : string.Empty;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // The name is a courtesy.
            Debug.WriteLine(unknown.Message);
        }

        return new OpsException(new OpsFailure(
            ErrorIds.DependencyLocked, FailureKind.ResourceBusy, DependencyTexts.Locked.With(target, who.Length == 0 ? "?" : who), DependencyTexts.LockedRemedy, target, busy));
    }

    private static OpsException NotWritable(string folder, Exception refused) => new(new OpsFailure(
        ErrorIds.DependencyNotWritable, FailureKind.WriteError, DependencyTexts.NotWritable.With(folder, refused.Message), DependencyTexts.NotWritableRemedy, folder, refused));
}
