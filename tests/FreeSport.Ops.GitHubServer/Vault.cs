using System.Text.Json.Nodes;

using Org.BouncyCastle.Math.EC.Rfc7748;
using Org.BouncyCastle.Security;

namespace FreeSport.Ops.Testing;

/// <summary>The secrets of one scope, sealed to its key.</summary>
public sealed class Vault
{
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Func<DateTimeOffset> _now;
    private byte[] _privateKey = [];
    private int _keys;

    internal Vault(Func<DateTimeOffset> now)
    {
        _now = now;
        RotateKey();
    }

    /// <summary>Gets the number of the key.</summary>
    public string KeyId { get; private set; } = string.Empty;

    /// <summary>Gets the public key, as base64.</summary>
    public string PublicKey { get; private set; } = string.Empty;

    /// <summary>Gets how many values were taken, those that replaced one included.</summary>
    public int Writes { get; private set; }

    /// <summary>Gets the names.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_entries)
            {
                return [.. _entries.Keys];
            }
        }
    }

    /// <summary>Takes a new key; values sealed to the old one are refused from now on.</summary>
    public void RotateKey()
    {
        _privateKey = SecureRandom.GetNextBytes(new SecureRandom(), 32);
        byte[] publicKey = new byte[32];
        X25519.ScalarMultBase(_privateKey, 0, publicKey, 0);
        (KeyId, PublicKey) = ("key-" + ++_keys, Convert.ToBase64String(publicKey));
    }

    /// <summary>Puts a secret there as somebody else would.</summary>
    public void Arrange(string name, DateTimeOffset? updatedAt = null) => Put(name, null, updatedAt ?? _now());

    /// <summary>The value that was sealed.</summary>
    public string Reveal(string name)
    {
        lock (_entries)
        {
            return SealedBoxOpener.Open(_entries[name].Sealed ?? throw new InvalidOperationException(name + " was not sealed"), _privateKey);
        }
    }

    internal bool Put(string name, string? value, DateTimeOffset at, JsonNode? extra = null)
    {
        lock (_entries)
        {
            Writes++;
            bool isNew = !_entries.TryGetValue(name, out Entry? before);
            _entries[name] = new Entry(value, before?.CreatedAt ?? at, at, extra?.DeepClone());
            return isNew;
        }
    }

    internal bool Remove(string name)
    {
        lock (_entries)
        {
            return _entries.Remove(name);
        }
    }

    internal bool Opens(string sealedValue)
    {
        try
        {
            SealedBoxOpener.Open(sealedValue, _privateKey);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    internal IReadOnlyList<JsonObject> List(bool isOrganization)
    {
        lock (_entries)
        {
            return [.. _entries.Select(e => Describe(e.Key, e.Value, isOrganization))];
        }
    }

    internal JsonObject? Find(string name, bool isOrganization)
    {
        lock (_entries)
        {
            return _entries.TryGetValue(name, out Entry? entry) ? Describe(name, entry, isOrganization) : null;
        }
    }

    internal JsonNode? Sent(string name)
    {
        lock (_entries)
        {
            return _entries[name].Extra;
        }
    }

    private static JsonObject Describe(string name, Entry entry, bool isOrganization)
    {
        JsonObject secret = new() { ["name"] = name, ["created_at"] = Time.Text(entry.CreatedAt), ["updated_at"] = Time.Text(entry.UpdatedAt) };
        if (isOrganization)
        {
            secret["visibility"] = (string?)entry.Extra?["visibility"] ?? "all";
        }

        return secret;
    }

    private sealed record Entry(string? Sealed, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, JsonNode? Extra);
}
