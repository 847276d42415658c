using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc7748;
using Org.BouncyCastle.Security;

namespace FreeSport.Ops.Core.Steps.Secrets.Sealing;

/// <summary>Seals a value so that only the holder of a key can open it, as GitHub asks for secrets.</summary>
/// <remarks>
/// <c>crypto_box_seal</c> of libsodium: an ephemeral X25519 key, a nonce that is the BLAKE2b-192 of both public keys, and
/// XSalsa20-Poly1305. Source: libsodium's documentation, "Sealed boxes". What was secret in memory is overwritten.
/// </remarks>
internal static class SealedBox
{
    private const int KeySize = 32;
    private const int NonceSize = 24;
    private const int TagSize = 16;

    /// <summary>Reads a public key.</summary>
    /// <param name="text">Base64.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="FormatException">It is no key that a value may be sealed to.</exception>
    public static byte[] ReadKey(string? text)
    {
        byte[] key = Convert.FromBase64String(text ?? string.Empty);
        byte[] probe = new byte[KeySize];

        // A point of low order would make the shared secret zero, and the value readable by everybody.
        return key.Length == KeySize && X25519.CalculateAgreement([1, .. new byte[KeySize - 1]], 0, key, 0, probe, 0)
            ? key
            : throw new FormatException();
    }

    /// <summary>Seals a value.</summary>
    /// <param name="value">The value; the caller overwrites it.</param>
    /// <param name="recipient">The public key, from <see cref="ReadKey"/>.</param>
    /// <returns>48 bytes more than the value.</returns>
    public static byte[] Seal(byte[] value, byte[] recipient)
    {
        byte[] ephemeral = new byte[KeySize];
        X25519.GeneratePrivateKey(new SecureRandom(), ephemeral);
        try
        {
            return Seal(value, recipient, ephemeral);
        }
        finally
        {
            Array.Clear(ephemeral, 0, KeySize);
        }
    }

    internal static byte[] Seal(byte[] value, byte[] recipient, byte[] ephemeral)
    {
        byte[] box = new byte[KeySize + TagSize + value.Length];
        X25519.ScalarMultBase(ephemeral, 0, box, 0);
        byte[] shared = new byte[KeySize];
        byte[] key = [];
        byte[] macKey = new byte[KeySize];
        try
        {
            if (!X25519.CalculateAgreement(ephemeral, 0, recipient, 0, shared, 0))
            {
                throw new FormatException();
            }

            key = HSalsa20.Derive(shared, new byte[16]);
            XSalsa20Engine cipher = new();
            cipher.Init(forEncryption: true, new ParametersWithIV(new KeyParameter(key), Nonce(box, recipient)));

            // The stream's first block is the key of the tag.
            cipher.ProcessBytes(macKey, 0, KeySize, macKey, 0);
            cipher.ProcessBytes(value, 0, value.Length, box, KeySize + TagSize);
            Poly1305 mac = new();
            mac.Init(new KeyParameter(macKey));
            mac.BlockUpdate(box, KeySize + TagSize, value.Length);
            mac.DoFinal(box, KeySize);
            return box;
        }
        finally
        {
            Array.Clear(shared, 0, shared.Length);
            Array.Clear(key, 0, key.Length);
            Array.Clear(macKey, 0, macKey.Length);
        }
    }

    private static byte[] Nonce(byte[] box, byte[] recipient)
    {
        Blake2bDigest digest = new(NonceSize * 8);
        digest.BlockUpdate(box, 0, KeySize);
        digest.BlockUpdate(recipient, 0, KeySize);
        byte[] nonce = new byte[NonceSize];
        digest.DoFinal(nonce, 0);
        return nonce;
    }
}
