using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Steps.Monitoring.Alerting;

/// <summary>Durations as Prometheus writes them.</summary>
internal static class PrometheusDuration
{
    private static readonly Regex Part = new("(?<number>[0-9]+)(?<unit>ms|[wdhms])", RegexOptions.CultureInvariant);

    /// <summary>Reads a duration.</summary>
    /// <param name="text">Such as <c>1h30m</c>; null for none.</param>
    /// <returns>The duration; zero for null.</returns>
    public static TimeSpan Parse(string? text)
    {
        TimeSpan sum = TimeSpan.Zero;
        foreach (Match part in Part.Matches(text ?? string.Empty))
        {
            long number = long.Parse(part.Groups["number"].Value, CultureInfo.InvariantCulture);
            sum += part.Groups["unit"].Value switch
            {
                "w" => TimeSpan.FromDays(7 * number),
                "d" => TimeSpan.FromDays(number),
                "h" => TimeSpan.FromHours(number),
                "m" => TimeSpan.FromMinutes(number),
                "s" => TimeSpan.FromSeconds(number),
                _ => TimeSpan.FromMilliseconds(number),
            };
        }

        return sum;
    }
}
