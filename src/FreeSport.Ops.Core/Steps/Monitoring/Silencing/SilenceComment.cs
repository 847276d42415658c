using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Silencing;

/// <summary>The comment of a silence: why, and what tells the silence apart, since Alertmanager makes two of one that is sent twice.</summary>
internal static class SilenceComment
{
    private static readonly Regex Mark = new(@"\[fsops (?<nonce>[0-9a-f]{16})\]\s*$", RegexOptions.CultureInvariant);

    /// <summary>Puts a comment together.</summary>
    public static string Write(string reason, string nonce) => $"{reason} [fsops {nonce}]";

    /// <summary>What tells a silence apart.</summary>
    /// <returns>The nonce; null for a silence of somebody else.</returns>
    public static string? Nonce(string comment) => Mark.Match(comment) is { Success: true } found ? found.Groups["nonce"].Value : null;
}
