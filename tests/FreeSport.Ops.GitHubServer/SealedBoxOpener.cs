using System.Buffers.Binary;
using System.Numerics;
using System.Text;

using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace FreeSport.Ops.Testing;

/// <summary>Opens what libsodium's <c>crypto_box_seal</c> makes, as GitHub does.</summary>
/// <remarks>Source: libsodium's documentation, "Sealed boxes", and D. J. Bernstein, "Extending the Salsa20 nonce".</remarks>
internal static class SealedBoxOpener
{
    private const int KeySize = 32;
    private const int TagSize = 16;

    public static string Open(string sealedValue, byte[] privateKey)
    {
        byte[] box = Convert.FromBase64String(sealedValue);
        if (box.Length < KeySize + TagSize)
        {
            throw new InvalidOperationException("too short");
        }

        byte[] ephemeral = box[..KeySize];
        byte[] own = new byte[KeySize];
        X25519.ScalarMultBase(privateKey, 0, own, 0);
        byte[] shared = new byte[KeySize];
        X25519.ScalarMult(privateKey, 0, ephemeral, 0, shared, 0);
        Blake2bDigest hash = new(192);
        hash.BlockUpdate(ephemeral, 0, KeySize);
        hash.BlockUpdate(own, 0, KeySize);
        byte[] nonce = new byte[24];
        hash.DoFinal(nonce, 0);
        XSalsa20Engine cipher = new();
        cipher.Init(forEncryption: false, new ParametersWithIV(new KeyParameter(HSalsa20(shared)), nonce));
        byte[] macKey = new byte[KeySize];
        cipher.ProcessBytes(macKey, 0, KeySize, macKey, 0);
        Poly1305 mac = new();
        mac.Init(new KeyParameter(macKey));
        mac.BlockUpdate(box, KeySize + TagSize, box.Length - KeySize - TagSize);
        byte[] tag = new byte[TagSize];
        mac.DoFinal(tag, 0);
        if (!tag.AsSpan().SequenceEqual(box.AsSpan(KeySize, TagSize)))
        {
            throw new InvalidOperationException("not sealed to this key");
        }

        byte[] text = new byte[box.Length - KeySize - TagSize];
        cipher.ProcessBytes(box, KeySize + TagSize, text.Length, text, 0);
        return Encoding.UTF8.GetString(text);
    }

    // Of a zero nonce, as crypto_box derives its key.
    private static byte[] HSalsa20(byte[] key)
    {
        uint[] k = [.. Enumerable.Range(0, 8).Select(i => BinaryPrimitives.ReadUInt32LittleEndian(key.AsSpan(i * 4)))];
        uint[] x = [0x61707865, k[0], k[1], k[2], k[3], 0x3320646e, 0, 0, 0, 0, 0x79622d32, k[4], k[5], k[6], k[7], 0x6b206574];
        for (int round = 0; round < 10; round++)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }

        byte[] result = new byte[KeySize];
        int[] taken = [0, 5, 10, 15, 6, 7, 8, 9];
        for (int i = 0; i < taken.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(i * 4), x[taken[i]]);
        }

        return result;
    }

    private static void Quarter(uint[] x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(x[a] + x[d], 7);
        x[c] ^= BitOperations.RotateLeft(x[b] + x[a], 9);
        x[d] ^= BitOperations.RotateLeft(x[c] + x[b], 13);
        x[a] ^= BitOperations.RotateLeft(x[d] + x[c], 18);
    }
}
