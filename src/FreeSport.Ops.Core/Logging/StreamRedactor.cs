using System.Text;

namespace FreeSport.Ops.Core.Logging;

/// <summary>Redacts a text that arrives in pieces, when a secret may be cut between two of them.</summary>
/// <param name="redactor">Knows the secrets.</param>
public sealed class StreamRedactor(SecretRedactor redactor)
{
    private readonly StringBuilder _held = new();

    /// <summary>Takes the next piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <returns>What can be shown already; the end is held back while it may still be the beginning of a secret.</returns>
    public string Add(string piece)
    {
        string text = redactor.Redact(_held.Append(piece).ToString());
        int keep = Math.Min(text.Length, Math.Max(0, redactor.LongestForm - 1));
        _held.Clear().Append(text, text.Length - keep, keep);
        return text.Substring(0, text.Length - keep);
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was held back.</returns>
    public string Complete()
    {
        string rest = redactor.Redact(_held.ToString());
        _held.Clear();
        return rest;
    }
}
