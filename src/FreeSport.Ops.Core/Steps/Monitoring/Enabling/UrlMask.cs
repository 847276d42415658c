using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Enabling;

/// <summary>Keeps the secrets of a file that others wrote out of a comparison with it.</summary>
internal static class UrlMask
{
    private static readonly Regex Secret = new(
        @"(?<key>(url|token|key|password|secret|credentials)""?\s*:\s*)(?<value>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant);

    /// <summary>Masks the values of the old lines whose keys say that they may be secret.</summary>
    /// <param name="diff">The lines that come and go.</param>
    /// <param name="isForeign">Whether the old lines were written by others.</param>
    /// <returns>The lines as they may be shown.</returns>
    public static string Apply(string diff, bool isForeign) => !isForeign ? diff
        : string.Join("\n", diff.Split('\n').Select(static line => line.StartsWith("+", StringComparison.Ordinal) ? line : Secret.Replace(line, "${key}***")));
}
