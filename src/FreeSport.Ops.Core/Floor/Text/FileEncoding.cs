using System.Text;

using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Turns the bytes of a file into text, as git, GitHub and the tools read them: in UTF-8 alone.</summary>
/// <remarks>Windows PowerShell writes UTF-16 (<c>Out-File</c>, <c>&gt;</c>) and the session's code page (<c>Set-Content</c>) unless it is told otherwise.</remarks>
internal static class FileEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // The mark of UTF-32 begins as that of UTF-16 does.
    private static readonly (string Name, byte[] Mark)[] Others =
    [
        ("UTF-32", [0xFF, 0xFE, 0, 0]), ("UTF-32", [0, 0, 0xFE, 0xFF]), ("UTF-16", [0xFF, 0xFE]), ("UTF-16", [0xFE, 0xFF]),
    ];

    /// <summary>Reads bytes as UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The file's bytes.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <returns>The text without mark.</returns>
    /// <exception cref="OpsException">The bytes are in another encoding (<c>FileNotUtf8</c>); the message names it.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        if (Others.FirstOrDefault(o => Begins(bytes, o.Mark)).Name is { } other)
        {
            throw NotUtf8(path, TextTexts.FileInEncoding.With(path, other));
        }

        try
        {
            int mark = Begins(bytes, [0xEF, 0xBB, 0xBF]) ? 3 : 0;
            return Strict.GetString(bytes, mark, bytes.Length - mark);
        }
        catch (DecoderFallbackException wrong)
        {
            // The cause is not handed on: it shows the bytes, and what this is may be a secret.
            int line = 1 + bytes.Take(Math.Max(0, wrong.Index)).Count(static b => b == '\n');
            throw NotUtf8(path, TextTexts.FileInCodePage.With(path, line));
        }
    }

    private static bool Begins(byte[] bytes, byte[] mark) => bytes.Length >= mark.Length && bytes.Take(mark.Length).SequenceEqual(mark);

    private static OpsException NotUtf8(string path, string message) => new(new OpsFailure(
        ErrorIds.FileNotUtf8, FailureKind.InvalidData, message, TextTexts.FileNotUtf8Remedy, path));
}
