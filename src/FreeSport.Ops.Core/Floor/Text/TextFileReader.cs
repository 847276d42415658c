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
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4096, FileOptions.Asynchronous);
            if (stream.Length > LargestFile)
            {
                throw new OpsException(new OpsFailure(
                    ErrorIds.FileTooLarge,
                    FailureKind.InvalidData,
                    TextTexts.FileTooLarge.With(path, stream.Length, LargestFile),
                    TextTexts.FileTooLargeRemedy,
                    path));
            }

            using MemoryStream bytes = new((int)stream.Length);
            await stream.CopyToAsync(bytes, 81920, cancellationToken).ConfigureAwait(false);
            return FileEncoding.Decode(bytes.ToArray(), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OpsException(new OpsFailure(
                ErrorIds.FileNotReadable,
                FailureKind.ReadError,
                TextTexts.FileNotReadable.With(path, cause.Message),
                TextTexts.FileNotReadableRemedy,
                path,
                cause));
        }
    }
}
