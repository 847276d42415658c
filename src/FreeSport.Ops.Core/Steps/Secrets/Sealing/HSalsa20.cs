namespace FreeSport.Ops.Core.Steps.Secrets.Sealing;

/// <summary>Derives a key from a shared secret as <c>crypto_box</c> does; the one part of a sealed box that BouncyCastle keeps to itself.</summary>
/// <remarks>Source: D. J. Bernstein, "Extending the Salsa20 nonce", section 2.</remarks>
internal static class HSalsa20
{
    private const int Rounds = 20;

    /// <summary>The key for a secret and a block of 16 bytes.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="input">16 bytes; zeros for <c>crypto_box</c>.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Derive(byte[] key, byte[] input)
    {
        uint[] x =
        [
            0x61707865, Word(key, 0), Word(key, 1), Word(key, 2), Word(key, 3), 0x3320646e, Word(input, 0), Word(input, 1),
            Word(input, 2), Word(input, 3), 0x79622d32, Word(key, 4), Word(key, 5), Word(key, 6), Word(key, 7), 0x6b206574,
        ];
        for (int round = 0; round < Rounds; round += 2)
        {
            for (int i = 0; i < 4; i++)
            {
                Quarter(x, (5 * i) & 15, ((5 * i) + 4) & 15, ((5 * i) + 8) & 15, ((5 * i) + 12) & 15);
            }

            for (int i = 0; i < 4; i++)
            {
                int row = 4 * i;
                Quarter(x, row + i, row + ((i + 1) & 3), row + ((i + 2) & 3), row + ((i + 3) & 3));
            }
        }

        byte[] derived = new byte[32];
        int at = 0;
        foreach (int word in (int[])[0, 5, 10, 15, 6, 7, 8, 9])
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                derived[at++] = (byte)(x[word] >> shift);
            }
        }

        Array.Clear(x, 0, x.Length);
        return derived;
    }

    private static uint Word(byte[] bytes, int index) =>
        bytes[4 * index] | ((uint)bytes[(4 * index) + 1] << 8) | ((uint)bytes[(4 * index) + 2] << 16) | ((uint)bytes[(4 * index) + 3] << 24);

    private static void Quarter(uint[] x, int a, int b, int c, int d)
    {
        x[b] ^= Rotate(x[a] + x[d], 7);
        x[c] ^= Rotate(x[b] + x[a], 9);
        x[d] ^= Rotate(x[c] + x[b], 13);
        x[a] ^= Rotate(x[d] + x[c], 18);
    }

    private static uint Rotate(uint value, int by) => (value << by) | (value >> (32 - by));
}
