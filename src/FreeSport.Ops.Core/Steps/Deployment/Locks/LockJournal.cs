using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>What this clone did about locks, on the disk before it is done: a push can arrive after whoever sent it was killed.</summary>
/// <param name="folder">Absolute path of the folder it lies in.</param>
internal sealed class LockJournal(string folder)
{
    // Long after this nothing that was sent arrives any more.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private string? _entry;

    /// <summary>Gets a value indicating whether something was noted, and so may have been sent.</summary>
    public bool HasEntry => _entry is not null;

    /// <summary>The value that this clone put there, or freed, last: what the lock most likely still has.</summary>
    /// <param name="store">The lock.</param>
    /// <returns>The value; never taken where nothing is known.</returns>
    public LockValue Last(ILockStore store)
    {
        try
        {
            return TextFileReader.ReadIfSmall(LastPath(store)) is { } text && text.Split(['\n'], 2) is [{ Length: > 0 } id, { } value] && LockBody.Read(value) is { } body
                ? new LockValue(id, body)
                : LockValue.Absent;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // It spares a question, and decides nothing.
            return LockValue.Absent;
        }
    }

    /// <summary>Remembers what a lock has.</summary>
    /// <param name="store">The lock.</param>
    /// <param name="value">The value.</param>
    public void Remember(ILockStore store, LockValue value)
    {
        try
        {
            WholeFile.Replace(LastPath(store), Encoding.UTF8.GetBytes(value.Id + "\n" + value.Body!.Write()));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            Debug.WriteLine(unwritable.Message);
        }
    }

    /// <summary>Notes what is about to be sent.</summary>
    /// <param name="store">The lock.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="Floor.Results.OpsException">It cannot be noted, and so must not be sent (<c>DeploymentLockNotRecorded</c>).</exception>
    public void Note(ILockStore store, LockBody body, string id)
    {
        try
        {
            Sweep();
            _entry ??= Path.Combine(folder, "sessions", body.Session + ".json");
            using Process self = Process.GetCurrentProcess();
            LockJournalEntry entry = new(body.Session, body.Env, store.Place, store.Name, id, body.Token, self.Id, self.StartTime.ToUniversalTime(), DateTime.UtcNow);
            WholeFile.Replace(_entry, JsonSerializer.SerializeToUtf8Bytes(entry));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw LockFailures.NotRecorded(folder, unwritable);
        }
    }

    /// <summary>Forgets the session: the lock was freed, or belongs to somebody else.</summary>
    public void Close()
    {
        try
        {
            if (_entry is not null)
            {
                File.Delete(_entry);
                _entry = null;
            }
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            // The sweep takes it some day.
            Debug.WriteLine(held.Message);
        }
    }

    /// <summary>Whether the process that took a lock still runs.</summary>
    /// <param name="session">The lock's session.</param>
    /// <returns>Null where another clone took it, or another machine.</returns>
    public bool? IsAlive(string session)
    {
        try
        {
            string path = Path.Combine(folder, "sessions", session + ".json");
            if (!session.All(Uri.IsHexDigit) || TextFileReader.ReadIfSmall(path) is not { } text || JsonSerializer.Deserialize<LockJournalEntry>(text) is not { } entry)
            {
                return null;
            }

            using Process process = Process.GetProcessById(entry.Process);

            // Numbers are given away again.
            return (process.StartTime.ToUniversalTime() - entry.ProcessStarted).Duration() < TimeSpan.FromSeconds(2);
        }
        catch (ArgumentException)
        {
            // No process has that number.
            return false;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private void Sweep()
    {
        string sessions = Path.Combine(folder, "sessions");
        if (_entry is null && Directory.Exists(sessions))
        {
            foreach (string old in Directory.GetFiles(sessions, "*.json").Where(static f => DateTime.UtcNow - File.GetLastWriteTimeUtc(f) > Kept))
            {
                File.Delete(old);
            }
        }
    }

    private string LastPath(ILockStore store) => Path.Combine(folder, "last-" + Hex.Sha256(System.Text.Encoding.UTF8.GetBytes(store.Place + "\n" + store.Name)).Substring(0, 16));
}
