using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

using FreeSport.Ops.Core.Floor.GitHub;
using FreeSport.Ops.Core.Floor.Processes;
using FreeSport.Ops.Core.Floor.Results;

namespace FreeSport.Ops.Core.Steps.Secrets.Changing;

/// <summary>
/// Knows which values this person set from this machine, without keeping them: HMAC-SHA256 under a random key that DPAPI
/// protects on Windows and the file's mode elsewhere. Lies in the person's own state folder, never in a repository.
/// </summary>
/// <param name="folder">The folder; made when it is needed.</param>
/// <param name="host">Is told when it cannot be read or written.</param>
public sealed class SecretFingerprints(string folder, IOpsHost host)
{
    private const int KeySize = 32;

    private string KeyFile => Path.Combine(folder, "secret-fingerprints.key");

    private string ValuesFile => Path.Combine(folder, "secret-fingerprints.json");

    /// <summary>Gets the folder of whoever runs this.</summary>
    public static string DefaultFolder => PathText.StateFolder;

    /// <summary>Whether a secret has the value already, as far as this machine can know.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="item">The secret with the value it should have.</param>
    /// <param name="updatedAt">When GitHub says it was last set.</param>
    /// <returns>False whenever it is not certain.</returns>
    public bool IsSame(GitHubAddress address, SecretItem item, DateTimeOffset updatedAt)
    {
        if (item.Value is null || ReadKey() is not { } key)
        {
            return false;
        }

        using HMACSHA256 hash = new(key);
        Array.Clear(key, 0, key.Length);
        return ReadValues().TryGetValue(NameOf(hash, address, item), out string? known) && known == Entry(hash, item.Value, updatedAt);
    }

    /// <summary>Keeps what was set.</summary>
    /// <param name="address">The repository.</param>
    /// <param name="set">What was set, and when GitHub says that was.</param>
    public void Remember(GitHubAddress address, IReadOnlyList<(SecretItem Item, DateTimeOffset UpdatedAt)> set)
    {
        try
        {
            Platform.CreatePrivateDirectory(folder);
            byte[] key = ReadKey() ?? MakeKey();
            using HMACSHA256 hash = new(key);
            Array.Clear(key, 0, key.Length);
            Dictionary<string, string> values = ReadValues();
            foreach ((SecretItem item, DateTimeOffset updatedAt) in set)
            {
                values[NameOf(hash, address, item)] = Entry(hash, item.Value!, updatedAt);
            }

            Write(ValuesFile, JsonSerializer.SerializeToUtf8Bytes(values));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or CryptographicException)
        {
            host.WriteWarning(SecretsTexts.FingerprintsNotWritten.With(folder, failed.Message));
        }
    }

    private static string NameOf(HMACSHA256 hash, GitHubAddress address, SecretItem item) => Digest(hash, Encoding.UTF8.GetBytes(
        string.Join("\n", address.Api.AbsoluteUri, address.FullName.ToLowerInvariant(), item.Location.Scope, item.Location.Environment?.ToLowerInvariant(), item.Location.Organization?.ToLowerInvariant(), item.Name)));

    // Somebody else's change moves the time, and so ends what is known.
    private static string Entry(HMACSHA256 hash, SecretValue value, DateTimeOffset updatedAt) =>
        updatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) + " " + Digest(hash, value.Bytes);

    private static string Digest(HMACSHA256 hash, byte[] bytes) => Convert.ToBase64String(hash.ComputeHash(bytes));

    private byte[]? ReadKey()
    {
        try
        {
            byte[] kept = File.ReadAllBytes(KeyFile);
            byte[] key = Platform.IsWindows ? Unprotect(kept) : kept;
            return key.Length == KeySize ? key : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }

    private byte[] MakeKey()
    {
        byte[] key = new byte[KeySize];
        using (RandomNumberGenerator random = RandomNumberGenerator.Create())
        {
            random.GetBytes(key);
        }

        Write(KeyFile, Platform.IsWindows ? Protect(key) : key);
        return key;
    }

    private Dictionary<string, string> ReadValues()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(ValuesFile)) ?? [];
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException)
        {
            // What is not known is set anew.
            return [];
        }
    }

    // Whole or not at all, also when two write at once.
    private static void Write(string path, byte[] bytes)
    {
        string temporary = path + "." + Guid.NewGuid().ToString("N");
        Platform.WritePrivateFile(temporary, bytes);
#if NETSTANDARD
        // Whoever is ended between deleting and moving would leave nothing behind.
        if (File.Exists(path))
        {
            File.Replace(temporary, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(temporary, path);
        }
#else
        File.Move(temporary, path, overwrite: true);
#endif
    }

#pragma warning disable CA1416 // Both are called on Windows alone.
    private static byte[] Protect(byte[] key) => ProtectedData.Protect(key, optionalEntropy: null, DataProtectionScope.CurrentUser);

    private static byte[] Unprotect(byte[] kept) => ProtectedData.Unprotect(kept, optionalEntropy: null, DataProtectionScope.CurrentUser);
#pragma warning restore CA1416
}
