using System.Text.Json;

using FreeSport.Ops.Core.Floor.Processes;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>
/// Notes of silences on this machine. A note is held open by whoever moves the silence's end on; a note that nobody holds
/// was left by a shell that was killed.
/// </summary>
/// <param name="folder">Absolute path of the folder.</param>
internal sealed class SilenceJournal(string folder)
{
    private const string NoteEnding = ".json";
    private const string HoldEnding = ".held";

    /// <summary>Gets the folder of whoever runs this.</summary>
    public static string DefaultFolder => Path.Combine(PathText.StateFolder, "silences");

    /// <summary>Writes a note and holds it. It is on the disk before this returns.</summary>
    /// <param name="note">The note.</param>
    /// <returns>What holds it; the note stays when it is let go of.</returns>
    public IDisposable Hold(SilenceNote note)
    {
        Platform.CreatePrivateDirectory(folder);
        FileStream held = new(Path.Combine(folder, note.Nonce + HoldEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            Write(note);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Writes a note anew.</summary>
    public void Write(SilenceNote note) => PrivateFile.Replace(PathOf(note.Nonce, NoteEnding), JsonSerializer.SerializeToUtf8Bytes(note));

    /// <summary>Takes a note away: the silence is over.</summary>
    public void Forget(string nonce)
    {
        File.Delete(PathOf(nonce, NoteEnding));
        File.Delete(PathOf(nonce, HoldEnding));
    }

    /// <summary>The notes that nobody holds.</summary>
    /// <returns>What a killed shell left behind; none where nothing is.</returns>
    public IReadOnlyList<SilenceNote> Left() => [.. All().Where(n => !IsHeld(n.Nonce))];

    private IEnumerable<SilenceNote> All()
    {
        foreach (string path in Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + NoteEnding) : [])
        {
            SilenceNote? note;
            try
            {
                note = JsonSerializer.Deserialize<SilenceNote>(File.ReadAllBytes(path));
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
            {
                continue;
            }

            // What is named in it must not lead elsewhere.
            if (note is not null && note.Nonce == Path.GetFileNameWithoutExtension(path))
            {
                yield return note;
            }
        }
    }

    private bool IsHeld(string nonce)
    {
        try
        {
            using FileStream free = new(PathOf(nonce, HoldEnding), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private string PathOf(string nonce, string ending) => Path.Combine(folder, nonce + ending);
}
