using System.Security.Cryptography;
using System.Text;

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
        StringBuilder text = new(digest.Length * 2);
        foreach (byte value in digest)
        {
            text.Append(value.ToString("x2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
