using System.Security.Cryptography;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure;

/// <summary>
/// Tells apart values that are never shown: HMAC-SHA256 over place and value, shortened. Without the key nobody can try
/// values; with the place in it, nobody sees that two places hold the same.
/// </summary>
internal sealed class ValueSeal
{
    private const int Digits = 24;

    private readonly byte[] _key;

    /// <param name="key">The key, which the object keeps.</param>
    public ValueSeal(byte[] key)
    {
        _key = key;
        KeyId = Of("key", string.Empty, string.Empty).Substring(0, 8);
    }

    /// <summary>Gets what tells this key from others without telling the key.</summary>
    public string KeyId { get; }

    /// <summary>A seal under a key that nobody keeps, for comparisons within one call.</summary>
    public static ValueSeal Passing()
    {
        byte[] key = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return new ValueSeal(key);
    }

    /// <summary>The seal of a value.</summary>
    public string Of(string address, string name, string value)
    {
        using HMACSHA256 hash = new(_key);
        return Hex.Text(hash.ComputeHash(Encoding.UTF8.GetBytes(address + "\0" + name + "\0" + value))).Substring(0, Digits);
    }

    /// <summary>A fact whose value is not shown.</summary>
    public FsInfrastructureFact Fact(string address, string name, string value) => new() { Name = name, Seal = Of(address, name, value) };
}
