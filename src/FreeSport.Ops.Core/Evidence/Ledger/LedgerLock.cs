using System.Diagnostics;
using System.Globalization;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Lets one process at a time write to a ledger file. The operating system frees it when the process dies.</summary>
internal sealed class LedgerLock : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _holderPath;

    private LedgerLock(FileStream stream, string holderPath) => (_stream, _holderPath) = (stream, holderPath);

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OpsException">Another process holds it for longer (<c>LedgerLocked</c>); the message names it.</exception>
    public static async Task<LedgerLock> TakeAsync(string path, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string holderPath = path + ".holder";
        try
        {
            LedgerLock taken = new(await BusyFile.OpenAsync(path, FileShare.None, timeout, cancellationToken).ConfigureAwait(false), holderPath);
            taken.NameHolder();
            return taken;
        }
        catch (IOException busy) when (BusyFile.IsBusy(busy))
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.LedgerLocked,
                FailureKind.ResourceBusy,
                EvidenceTexts.LedgerLocked.With(path, ReadHolder(holderPath), (int)timeout.TotalSeconds),
                EvidenceTexts.LedgerLockedRemedy,
                path,
                busy));
        }
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_holderPath);
        }
        catch (Exception leftover) when (leftover is IOException or UnauthorizedAccessException)
        {
            // The holder's name is a courtesy; the lock itself goes with the stream.
            Debug.WriteLine(leftover.Message);
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private void NameHolder()
    {
        try
        {
            File.WriteAllText(_holderPath, Self());
        }
        catch (Exception unnamed) when (unnamed is IOException or UnauthorizedAccessException)
        {
            // A full disk takes no name, nor does a file that a scanner or a reader holds; the lock holds without one.
            Debug.WriteLine(unnamed.Message);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private static string Self()
    {
        using Process self = Process.GetCurrentProcess();
        return string.Format(
            CultureInfo.InvariantCulture, "{0} (PID {1}, {2}, {3:u})", self.ProcessName, self.Id, Environment.MachineName, DateTime.UtcNow);
    }

    private static string ReadHolder(string path)
    {
        try
        {
            return File.ReadAllText(path).FirstLine();
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return EvidenceTexts.UnknownHolder;
        }
    }
}
