using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Reads a small text file that people write.</summary>
public static class TextFileReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Reads a file that is looked through for a sign of something, and that need not be there.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The text; null when there is no such file, or none smaller than <see cref="LargestFile"/>.</returns>
    public static string? ReadIfSmall(string path) =>
        File.Exists(path) && new FileInfo(path).Length < LargestFile ? File.ReadAllText(path) : null;

    /// <summary>Reads a file as UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The text without mark.</returns>
    /// <exception cref="OpsException">
    /// It is too large (<c>FileTooLarge</c>), cannot be read (<c>FileNotReadable</c>) or is in another encoding (<c>FileNotUtf8</c>).
    /// </exception>
    public static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            using FileStream stream = Open(path, FileOptions.Asynchronous);
            using MemoryStream bytes = new((int)stream.Length);
            await stream.CopyToAsync(bytes, 81920, cancellationToken).ConfigureAwait(false);
            return FileEncoding.Decode(bytes.ToArray(), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(path, cause);
        }
    }

    /// <summary>Reads a file that another one names while that is being read, as <see cref="ReadAsync"/> does.</summary>
    /// <param name="path">Absolute path.</param>
    /// <returns>The text without mark.</returns>
    /// <exception cref="OpsException">As of <see cref="ReadAsync"/>.</exception>
    public static string Read(string path)
    {
        try
        {
            using FileStream stream = Open(path, FileOptions.SequentialScan);
            using MemoryStream bytes = new((int)stream.Length);
            stream.CopyTo(bytes);
            return FileEncoding.Decode(bytes.ToArray(), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(path, cause);
        }
    }

    private static FileStream Open(string path, FileOptions options)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, options);
        if (stream.Length <= LargestFile)
        {
            return stream;
        }

        long length = stream.Length;
        stream.Dispose();
        throw new OpsException(new OpsFailure(
            ErrorIds.FileTooLarge,
            FailureKind.InvalidData,
            TextTexts.FileTooLarge.With(path, length, LargestFile),
            TextTexts.FileTooLargeRemedy,
            path));
    }

    private static OpsException NotReadable(string path, Exception cause) => new(new OpsFailure(
        ErrorIds.FileNotReadable,
        FailureKind.ReadError,
        TextTexts.FileNotReadable.With(path, cause.Message),
        TextTexts.FileNotReadableRemedy,
        path,
        cause));
}
