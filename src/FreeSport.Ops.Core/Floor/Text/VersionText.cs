using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Floor.Text;

/// <summary>Reads the numbers at the beginning of a version, whatever a tool puts behind them.</summary>
internal static class VersionText
{
    public static Version? Parse(string? text)
    {
        Match match = Regex.Match(text ?? string.Empty, @"^\s*v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?", RegexOptions.CultureInvariant);
        return match.Success ? new Version(match.Groups[3].Success ? $"{match.Groups[1]}.{match.Groups[2]}.{match.Groups[3]}" : $"{match.Groups[1]}.{match.Groups[2]}") : null;
    }
}
