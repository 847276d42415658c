using System.Runtime.InteropServices;
using System.Security;
using System.Text;


namespace FreeSport.Ops.Core.Steps.Secrets;

/// <summary>A value that must not stay in memory: bytes of UTF-8, overwritten when it is disposed. Its text never shows it.</summary>
public sealed class SecretValue : IDisposable
{
    private readonly byte[] _bytes;

    private SecretValue(byte[] bytes) => _bytes = bytes;

    /// <summary>Gets how many bytes it has.</summary>
    public int Length => _bytes.Length;

    internal byte[] Bytes => _bytes;

    /// <summary>The value of a SecureString.</summary>
    /// <param name="text">The text; stays as it is.</param>
    /// <returns>The value; the caller disposes it.</returns>
    public static SecretValue Of(SecureString text)
    {
        IntPtr plain = Marshal.SecureStringToGlobalAllocUnicode(text);
        char[] characters = new char[text.Length];
        try
        {
            Marshal.Copy(plain, characters, 0, characters.Length);
            return Of(characters, 0, characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(plain);
            Array.Clear(characters, 0, characters.Length);
        }
    }

    /// <summary>The value of a text that lies in memory anyway.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The value; the caller disposes it.</returns>
    public static SecretValue OfPlain(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose() => Array.Clear(_bytes, 0, _bytes.Length);

    /// <inheritdoc/>
    public override string ToString() => "***";

    internal void CopyTo(CharBuffer buffer)
    {
        char[] characters = Encoding.UTF8.GetChars(_bytes);
        foreach (char character in characters)
        {
            buffer.Add(character);
        }

        Array.Clear(characters, 0, characters.Length);
    }

    internal static SecretValue Of(char[] characters, int start, int count) => new(Encoding.UTF8.GetBytes(characters, start, count));

    internal static bool AreEqual(SecretValue? one, SecretValue? other) => one is null || other is null ? one == other : one._bytes.SequenceEqual(other._bytes);
}
