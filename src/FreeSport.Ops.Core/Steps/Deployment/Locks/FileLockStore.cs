using System.Text;

using FreeSport.Ops.Core.Evidence.Ledger;

namespace FreeSport.Ops.Core.Steps.Deployment.Locks;

/// <summary>A lock in a file of this clone, for projects without a remote. Nobody else sees it.</summary>
/// <param name="path">Absolute path of the file.</param>
internal sealed class FileLockStore(string path) : ILockStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string Place => path;

    /// <inheritdoc/>
    public string Name => Path.GetFileName(path);

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public bool ReadsFirst => false;

    /// <inheritdoc/>
    public Task<(LockValue? Value, string Said)> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult<(LockValue?, string)>((Read(), string.Empty));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<(LockValue?, string)>((null, unreadable.Message));
        }
    }

    /// <inheritdoc/>
    public async Task<LockSwapResult> SwapAsync(LockValue expected, LockBody next, Action<string> note, CancellationToken cancellationToken)
    {
        try
        {
            // The system frees it with the process; the value has a file of its own, which is replaced whole.
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream turn = await BusyFile.OpenAsync(path + ".turn", FileShare.None, Patience, cancellationToken).ConfigureAwait(false);
            LockValue now = Read();
            if (now.Id != expected.Id)
            {
                return new LockSwapResult(now.Body?.Session == next.Session ? LockSwap.Mine : LockSwap.Contended, now, string.Empty);
            }

            string text = next.Write() + "\n";
            note(Id(text));
            WholeFile.Replace(path, Encoding.UTF8.GetBytes(text));
            return new LockSwapResult(LockSwap.Mine, new LockValue(Id(text), next), string.Empty);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return new LockSwapResult(LockSwap.Unknown, null, unwritable.Message);
        }
    }

    private LockValue Read()
    {
        if (!File.Exists(path))
        {
            return LockValue.Absent;
        }

        string text = File.ReadAllText(path);
        return new LockValue(Id(text), LockBody.Read(text) ?? throw LockFailures.Invalid(this, path));
    }

    private static string Id(string text) => Hex.Sha256(Encoding.UTF8.GetBytes(text));
}
