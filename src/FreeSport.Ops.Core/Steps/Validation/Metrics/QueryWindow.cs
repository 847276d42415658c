using System.Text.RegularExpressions;

using FreeSport.Ops.Core.Projects;

namespace FreeSport.Ops.Core.Steps.Validation.Metrics;

/// <summary>Reads from a query how far back one value of it looks.</summary>
internal static class QueryWindow
{
    private static readonly Regex Part = new(
        "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`|#[^\\n]*|\\[\\s*(?<range>[0-9a-z.]+)\\s*(?<sub>:[^\\]]*)?\\]", RegexOptions.CultureInvariant);

    /// <summary>The window of a query.</summary>
    /// <param name="query">PromQL.</param>
    /// <returns>The longest range in it, and those of subqueries on top; null without any, as of a recorded series, or where one cannot be read.</returns>
    public static TimeSpan? Of(string query)
    {
        (TimeSpan longest, TimeSpan above, bool any) = (TimeSpan.Zero, TimeSpan.Zero, false);
        foreach (Match part in Part.Matches(query).Cast<Match>().Where(static m => m.Groups["range"].Success))
        {
            if (Duration.Read(part.Groups["range"].Value) is not { } range)
            {
                return null;
            }

            any = true;
            above += part.Groups["sub"].Success ? range : TimeSpan.Zero;
            longest = part.Groups["sub"].Success || range < longest ? longest : range;
        }

        return any ? longest + above : null;
    }
}
