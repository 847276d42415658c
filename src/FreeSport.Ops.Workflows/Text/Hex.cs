using System.Security.Cryptography;

namespace FreeSport.Ops.Workflows.Text;

/// <summary>Hexadecimal digits and digests.</summary>
internal static class Hex
{
    public static string Sha256(byte[] bytes)
    {
        using SHA256 algorithm = SHA256.Create();
        return Text(algorithm.ComputeHash(bytes));
    }

    public static string Text(byte[] digest)
    {
        const string Digits = "0123456789abcdef";
        char[] text = new char[digest.Length * 2];
        for (int i = 0; i < digest.Length; i++)
        {
            text[2 * i] = Digits[digest[i] >> 4];
            text[(2 * i) + 1] = Digits[digest[i] & 15];
        }

        return new string(text);
    }
}
