using System.Security.Cryptography;
using System.Text;

namespace FreeSport.Ops.Core.Steps.Infrastructure.Planning;

/// <summary>
/// Digests of everything a plan is made from, by name, under a key that is the plan's own: many of these files hold secrets,
/// and a plain digest of a short one gives it away.
/// </summary>
/// <param name="key">The key.</param>
internal sealed class PlanInputs(byte[] key)
{
    private readonly SortedDictionary<string, string> _digests = new(StringComparer.Ordinal);

    /// <summary>Gets the digests by name.</summary>
    public IReadOnlyDictionary<string, string> Digests => _digests;

    /// <summary>A key for one plan.</summary>
    public static byte[] NewKey()
    {
        byte[] key = new byte[32];
        using RandomNumberGenerator random = RandomNumberGenerator.Create();
        random.GetBytes(key);
        return key;
    }

    /// <summary>Adds a text, such as a version or the name of a workspace.</summary>
    public void AddText(string name, string? text) => Add(name, text is null ? [0] : Encoding.UTF8.GetBytes("=" + text));

    /// <summary>Adds a file by its content; one that is not there, or cannot be read, counts as just that.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="path">Absolute path.</param>
    public void AddFile(string name, string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using HMACSHA256 hash = new(key);
            _digests[name] = Hex.Text(hash.ComputeHash(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            Add(name, [1]);
        }
    }

    /// <summary>The digest of all of them.</summary>
    public string Whole()
    {
        using HMACSHA256 hash = new(key);
        return Hex.Text(hash.ComputeHash(Encoding.UTF8.GetBytes(string.Concat(_digests.Select(static d => d.Key + "\0" + d.Value + "\n")))));
    }

    /// <summary>The names of what is not as it was.</summary>
    /// <param name="before">The digests of before, under the same key.</param>
    public IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before) =>
        [.. _digests.Keys.Union(before.Keys).Where(n => !(_digests.TryGetValue(n, out string? now) && before.TryGetValue(n, out string? then) && now == then)).OrderBy(static n => n, StringComparer.Ordinal)];

    private void Add(string name, byte[] bytes)
    {
        using HMACSHA256 hash = new(key);
        _digests[name] = Hex.Text(hash.ComputeHash(bytes));
    }
}
