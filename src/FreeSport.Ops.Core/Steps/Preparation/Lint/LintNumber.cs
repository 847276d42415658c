using System.Globalization;

namespace FreeSport.Ops.Core.Steps.Preparation.Lint;

/// <summary>Reads lines, columns and counts; a report may hold anything.</summary>
internal static class LintNumber
{
    /// <summary>A number counted from 1; null for none, and for 0, which linters write where they know no place.</summary>
    public static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

    /// <summary>A count; the greatest there is for one that is greater.</summary>
    public static int Count(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
}
