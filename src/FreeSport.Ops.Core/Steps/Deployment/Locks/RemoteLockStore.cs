using FreeSport.Ops.Core.Floor.Git;
using FreeSport.Ops.Core.Floor.Logging;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>A lock in a ref of a remote, which all who can push share.</summary>
/// <param name="reference">The ref.</param>
internal sealed class RemoteLockStore(RemoteRef reference) : ILockStore
{
    /// <inheritdoc/>
    public string Place => UrlCredentials.Mask(reference.Place);

    /// <inheritdoc/>
    public string Name => reference.Name;

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <summary>Gets a value indicating whether each value follows the one before: a branch may be protected against anything else.</summary>
    public bool ReadsFirst => reference.Name.StartsWith("refs/heads/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public async Task<(LockValue? Value, string Said)> ReadAsync(CancellationToken cancellationToken)
    {
        RefReading reading = await reference.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (reading.State switch
        {
            RefState.Absent => LockValue.Absent,
            RefState.There => new LockValue(reading.Id, LockBody.Read(reading.Text) ?? throw LockFailures.Invalid(this, reading.Id!)),
            _ => null,
        }, reading.Said);
    }

    /// <inheritdoc/>
    public async Task<LockSwapResult> SwapAsync(LockValue expected, LockBody next, Action<string> note, CancellationToken cancellationToken)
    {
        string author = Name(next.Owner) + " <" + Name(next.Host).Replace(' ', '-') + "@fsops.invalid>";
        string id = await reference.WriteAsync(author, next.Write(), ReadsFirst ? expected.Id : null, next.Renewed, cancellationToken).ConfigureAwait(false);
        note(id);
        (RefPush push, string said) = await reference.PushAsync(id, expected.Id, cancellationToken).ConfigureAwait(false);
        if (push == RefPush.Moved)
        {
            return new LockSwapResult(LockSwap.Mine, new LockValue(id, next), said);
        }

        (LockValue? now, string told) = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return now is null ? new LockSwapResult(LockSwap.Unknown, null, said.Length > 0 ? said : told)
            : now.Id == id || now.Body?.Session == next.Session ? new LockSwapResult(LockSwap.Mine, now, said)
            : now.Id != expected.Id ? new LockSwapResult(LockSwap.Contended, now, said)
            : new LockSwapResult(push == RefPush.Refused ? LockSwap.Refused : LockSwap.Unknown, now, said);

        // As git takes a name.
        static string Name(string text) => text.Split('<')[0].Trim() is { } name && new string([.. name.Where(static c => c is not ('<' or '>' or '\n' or '\r' or '\0'))]).Trim() is { Length: > 0 } left ? left : "unknown";
    }
}
