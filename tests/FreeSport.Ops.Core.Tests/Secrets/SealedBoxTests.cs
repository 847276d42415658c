using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Steps.Secrets.Sealing;

namespace FreeSport.Ops.Core.Tests.Secrets;

/// <summary>What is sealed can be opened by libsodium, and by it alone.</summary>
public sealed class SealedBoxTests
{
    // libsodium keeps the key for its own tests to itself; opens every line of base64 with the key given first.
    private const string Opener = """
        import sys, base64, json
        from nacl.public import PrivateKey, SealedBox
        lines = [base64.b64decode(l) for l in sys.stdin.read().split()]
        box = SealedBox(PrivateKey(lines[0]))
        print(json.dumps([base64.b64encode(box.decrypt(l)).decode() for l in lines[1:]]))
        """;

    /// <summary>Source: D. J. Bernstein, "Cryptography in NaCl", section 8, firstkey.</summary>
    [Fact]
    public void Derives_the_first_key_of_the_NaCl_paper()
    {
        byte[] shared = Convert.FromHexString("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

        Assert.Equal("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389", Convert.ToHexStringLower(HSalsa20.Derive(shared, new byte[16])));
    }

    /// <summary>Source: the same, section 8, secondkey.</summary>
    [Fact]
    public void Derives_the_second_key_of_the_NaCl_paper()
    {
        byte[] first = Convert.FromHexString("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");

        Assert.Equal(
            "dc908dda0b9344a953629b733820778880f3ceb421bb61b91cbd4c3e66256ce4",
            Convert.ToHexStringLower(HSalsa20.Derive(first, Convert.FromHexString("69696ee955b62b73cd62bda875fc73d6"))));
    }

    /// <summary>The answers are those of libsodium, which opens them with the secret key of Bob in "Cryptography in NaCl".</summary>
    [Theory]
    [InlineData("", "07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c00de6e7e2d3e33ce0d44382c81a3a738")]
    [InlineData("секрет", "07a37cbc142093c8b755dc1b10e86cb426374ad16aa853ed0bdfc0b2b86d1c7c1db1d01a742c965670f81b7a34bc0a14676a08c8841232a4730069af")]
    public void Seals_as_libsodium_does(string value, string box)
    {
        byte[] ephemeral = [.. Enumerable.Range(1, 32).Select(static i => (byte)i)];
        byte[] recipient = SealedBox.ReadKey(Convert.ToBase64String(Convert.FromHexString("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")));

        Assert.Equal(box, Convert.ToHexStringLower(SealedBox.Seal(Encoding.UTF8.GetBytes(value), recipient, ephemeral)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("4Ot6fDtBuK4WVuP68Z/EatoJjeucMrH9hmIFFl9JuAA=")]
    public void Refuses_a_key_that_protects_nothing(string key) => Assert.Throws<FormatException>(() => SealedBox.ReadKey(key));

    [Fact]
    public void Libsodium_opens_what_was_sealed()
    {
        string? python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : null;
        Assert.SkipWhen(python is null || !HasNacl(python), "There is no python3-nacl for /usr/bin/python3.");
        byte[] privateKey = [.. Enumerable.Range(7, 32).Select(static i => (byte)i)];
        byte[] publicKey = new byte[32];
        Org.BouncyCastle.Math.EC.Rfc7748.X25519.ScalarMultBase(privateKey, 0, publicKey, 0);
        Random random = new(20261123);
        byte[][] values = [[], "пароль с пробелами"u8.ToArray(), new byte[48 * 1024], .. Enumerable.Range(0, 300).Select(_ => Bytes(random))];

        string[] boxes = [.. values.Select(v => Convert.ToBase64String(SealedBox.Seal(v, publicKey)))];
        string opened = CommandLine.Run(python!, ["-c", Opener], Path.GetTempPath(), string.Join("\n", [Convert.ToBase64String(privateKey), .. boxes]));

        Assert.Equal(values.Select(Convert.ToBase64String), JsonSerializer.Deserialize<string[]>(opened)!);
    }

    private static byte[] Bytes(Random random)
    {
        byte[] bytes = new byte[random.Next(1, 4000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static bool HasNacl(string python)
    {
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(python, ["-c", "import nacl.public"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
