using System.Diagnostics;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Opens a file that another program may hold for a moment: another session's writer, a virus scanner, a backup.</summary>
internal static class BusyFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    // Windows ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EWOULDBLOCK as Linux and macOS number it.
    private static readonly int[] Codes = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    /// <summary>Whether a file could not be opened because somebody else has it open.</summary>
    public static bool IsBusy(Exception cause) => cause is IOException && Codes.Contains(cause.HResult);

    /// <summary>Opens a file to read and write it, and makes it where there is none.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="patience">How long to wait for whoever holds it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The stream, without a buffer; the caller closes it.</returns>
    /// <exception cref="IOException">It is held for longer, which <see cref="IsBusy"/> tells, or cannot be opened at all.</exception>
    public static async Task<FileStream> OpenAsync(string path, FileShare share, TimeSpan patience, CancellationToken cancellationToken)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, bufferSize: 1);
            }
            catch (IOException busy) when (IsBusy(busy) && waited.Elapsed < patience)
            {
                // Whoever holds it says nothing when it lets go.
            }

            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }
    }
}
