using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.EnvFiles;

/// <summary>A file of variables with what its readers might stumble over.</summary>
/// <param name="Entries">Its names in order; of a name that stands there twice the last, as every reader takes it.</param>
/// <param name="Warnings">In the reader's language; each names file and line, and never a value.</param>
internal sealed record EnvFile(IReadOnlyList<EnvEntry> Entries, IReadOnlyList<string> Warnings) : IDisposable
{
    private const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="dialect">How it is read where readers disagree.</param>
    /// <param name="variable">Reads an environment variable, for dialects that put them in.</param>
    /// <returns>The file; the caller disposes it.</returns>
    /// <exception cref="OpsException"><c>EnvFileNotReadable</c>, <c>EnvFileInvalid</c>; the message names file and line, never a value.</exception>
    public static EnvFile Read(string path, FsDotEnvDialect dialect, Func<string, string?> variable)
    {
        byte[] bytes = ReadBytes(path);
        char[] text = [];
        try
        {
            bool hasMark = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetChars(bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0));
            int nul = Array.IndexOf(text, '\0');
            if (nul >= 0)
            {
                throw Invalid(path, 1 + text.Take(nul).Count(static c => c == '\n'), SecretsTexts.EnvNul);
            }

            return new EnvFileReader(text, path, dialect, variable).Read(hasMark);
        }
        catch (DecoderFallbackException wrong)
        {
            // The cause is not handed on: it shows the bytes.
            throw Invalid(path, 1 + bytes.Take(Math.Max(0, wrong.Index)).Count(static b => b == '\n'), SecretsTexts.EnvNotUtf8);
        }
        finally
        {
            Array.Clear(bytes, 0, bytes.Length);
            Array.Clear(text, 0, text.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (EnvEntry entry in Entries)
        {
            entry.Value.Dispose();
        }
    }

    internal static OpsException Invalid(string path, int line, string mistake) => new(new OpsFailure(
        ErrorIds.EnvFileInvalid, FailureKind.InvalidData, SecretsTexts.EnvInvalid.With(path, line, mistake), SecretsTexts.EnvInvalidRemedy, path));

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return new FileInfo(path).Length > LargestFile ? throw NotReadable(path, SecretsTexts.EnvTooLarge, cause: null) : File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw NotReadable(path, cause.Message, cause);
        }
    }

    private static OpsException NotReadable(string path, string why, Exception? cause) => new(new OpsFailure(
        ErrorIds.EnvFileNotReadable, FailureKind.ReadError, SecretsTexts.EnvNotReadable.With(path, why), SecretsTexts.EnvNotReadableRemedy, path, cause));
}
