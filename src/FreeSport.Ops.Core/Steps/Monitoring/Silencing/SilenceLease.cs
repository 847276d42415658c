using System.Collections.Concurrent;

using FreeSport.Ops.Core.Floor.Prometheus;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>
/// Moves the short end of a silence on, again and again, for as long as this process lives and until the silence is to be
/// over. When the process is killed, nobody moves it on, and alerts are heard again a few minutes later.
/// </summary>
internal sealed class SilenceLease : IDisposable
{
    /// <summary>How far ahead the end lies at most.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    private static readonly ConcurrentDictionary<string, SilenceLease> Kept = new(StringComparer.Ordinal);

    private readonly CancellationTokenSource _over = new();
    private readonly AlertmanagerClient _alertmanager;
    private readonly SilenceJournal _journal;
    private readonly IDisposable _held;
    private readonly TimeSpan _length;
    private AlertmanagerSilence _silence;

    /// <summary>Initializes a new instance of the <see cref="SilenceLease"/> class, which begins to move the end on.</summary>
    /// <param name="alertmanager">Where the silence is; let go of with the lease.</param>
    /// <param name="silence">The silence as it is set.</param>
    /// <param name="note">What is noted of it.</param>
    /// <param name="journal">Where it is noted.</param>
    /// <param name="held">Holds the note.</param>
    /// <param name="length">How far ahead the end lies.</param>
    public SilenceLease(AlertmanagerClient alertmanager, AlertmanagerSilence silence, SilenceNote note, SilenceJournal journal, IDisposable held, TimeSpan length)
    {
        (_alertmanager, _silence, Note, _journal, _held, _length) = (alertmanager, silence, note, journal, held, length);
        Kept[note.Nonce] = this;
        Beating = Task.Run(() => BeatAsync(_over.Token));
    }

    /// <summary>Gets what is noted of the silence.</summary>
    public SilenceNote Note { get; }

    /// <summary>Gets the task that moves the end on; it ends when the silence is over.</summary>
    public Task Beating { get; }

    /// <summary>The silences that this process moves on for an environment of a project.</summary>
    public static IReadOnlyList<SilenceLease> Of(string project, string environment) =>
        [.. Kept.Values.Where(l => l.Note.Project == project && l.Note.Environment.Equals(environment, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The silence that this process moves on under a nonce; null for none.</summary>
    public static SilenceLease? Find(string nonce) => Kept.TryGetValue(nonce, out SilenceLease? lease) ? lease : null;

    /// <summary>Lets go of the silence: its end is not moved on any more. The note stays until it is forgotten.</summary>
    public void Dispose()
    {
        if (Kept.TryRemove(Note.Nonce, out _))
        {
            _over.Cancel();
            _held.Dispose();
        }
    }

    private async Task BeatAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromTicks(_length.Ticks / 4), over).ConfigureAwait(false);
                if (DateTime.UtcNow >= Note.Until)
                {
                    await EndAsync(over).ConfigureAwait(false);
                    return;
                }

                await MoveOnAsync(over).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // Whoever let go of it ends the silence.
        }
        finally
        {
            _alertmanager.Dispose();
        }
    }

    // An Alertmanager that does not answer now may do so at the next beat; until then the end stays where it is.
    private async Task MoveOnAsync(CancellationToken over)
    {
        try
        {
            TimeSpan left = Note.Until - DateTime.UtcNow;
            DateTimeOffset end = _alertmanager.ServerTime + (left < _length ? left : _length);
            string id = await _alertmanager.SetSilenceAsync(_silence with { EndsAt = end }, over).ConfigureAwait(false);
            if (id != _silence.Id)
            {
                _silence = await _alertmanager.ReadSilenceAsync(id, over).ConfigureAwait(false);
                Note.SilenceId = id;
                _journal.Write(Note);
            }
        }
        catch (Exception missed) when (missed is OpsException or IOException or UnauthorizedAccessException)
        {
            LastTrouble = missed.Message;
        }
    }

    /// <summary>Gets why the end could not be moved on the last time that it failed; null when it never did.</summary>
    public string? LastTrouble { get; private set; }

    private async Task EndAsync(CancellationToken over)
    {
        try
        {
            await _alertmanager.ExpireSilenceAsync(_silence.Id!, over).ConfigureAwait(false);
            Dispose();
            _journal.Forget(Note.Nonce);
        }
        catch (OpsException missed)
        {
            // It ends by itself; the note is for the next run.
            LastTrouble = missed.Message;
            Dispose();
        }
    }
}
