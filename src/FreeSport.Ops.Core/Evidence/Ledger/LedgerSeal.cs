using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FreeSport.Ops.Core.Evidence.Ledger;

/// <summary>Whether a line of a ledger is as it was sealed.</summary>
internal static class LedgerSeal
{
    // What stands before the hash's 64 digits: the first key of a checkpoint, a later one of an event. A text cannot hold
    // it, because its quotation marks are escaped.
    private static readonly byte[] First = Encoding.ASCII.GetBytes("{\"hash\":\"");
    private static readonly byte[] Later = Encoding.ASCII.GetBytes(",\"hash\":\"");

    /// <summary>Whether the line's hash is that of the line without it.</summary>
    /// <param name="line">The line's bytes.</param>
    /// <param name="root">The same, taken apart.</param>
    /// <param name="hash">The hash that it tells.</param>
    /// <returns>True when it is, and the line is in the one form that is hashed.</returns>
    public static bool IsIntact(byte[] line, JsonElement root, string hash) => HashAsItStands(line) == hash || IsIntactByForm(line, root, hash);

    // The bytes that were hashed stand in the line itself: cutting the hash out of it is many times faster than writing the
    // canonical form anew.
    private static string? HashAsItStands(byte[] line)
    {
        bool isFirst = line.AsSpan().StartsWith(First);
        int start = isFirst ? 0 : line.AsSpan().IndexOf(Later);
        int end = start + Later.Length + 64 + 2;
        if (start < 0 || end > line.Length || line[end - 2] != '"' || (isFirst && line[end - 1] != ','))
        {
            return null;
        }

        using IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(line, 0, isFirst ? 1 : start);
        int rest = isFirst ? end : end - 1;
        digest.AppendData(line, rest, line.Length - rest);
        return Hex.Text(digest.GetHashAndReset());
    }

    private static bool IsIntactByForm(byte[] line, JsonElement root, string hash) =>
        CanonicalJson.Write(root) == Encoding.UTF8.GetString(line)
        && Hex.Sha256(Encoding.UTF8.GetBytes(CanonicalJson.Write(root, "hash"))) == hash;
}
