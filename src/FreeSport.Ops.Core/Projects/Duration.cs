using System.Globalization;
using System.Text.RegularExpressions;

namespace FreeSport.Ops.Core.Projects;

/// <summary>Lengths of time as Prometheus writes them.</summary>
public static class Duration
{
    private static readonly Regex Parts = new(@"\A(?:(?<number>\d{1,9})(?<unit>ms|s|m|h|d|w|y))+\z", RegexOptions.CultureInvariant);

    /// <summary>Reads a length of time.</summary>
    /// <param name="text">The text, such as 90s, 15m or 1h30m; null for none.</param>
    /// <returns>The time; null when it is none, zero, or longer than a hundred years.</returns>
    public static TimeSpan? Read(string? text)
    {
        Match match = Parts.Match(text ?? string.Empty);
        double seconds = 0;
        for (int i = 0; i < match.Groups["number"].Captures.Count; i++)
        {
            seconds += double.Parse(match.Groups["number"].Captures[i].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Captures[i].Value switch
            {
                "ms" => 0.001,
                "s" => 1,
                "m" => 60,
                "h" => 3600,
                "d" => 86_400,
                "w" => 7 * 86_400,
                _ => 365 * 86_400,
            };
        }

        return match.Success && seconds is > 0 and < 100d * 365 * 86_400 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Writes a length of time, the way it is read.</summary>
    /// <param name="time">The time.</param>
    /// <returns>Such as 90s or 15m.</returns>
    public static string Write(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerHour == 0 && time >= TimeSpan.FromHours(1) ? ((long)time.TotalHours).ToString(CultureInfo.InvariantCulture) + "h"
        : time.Ticks % TimeSpan.TicksPerMinute == 0 && time >= TimeSpan.FromMinutes(1) ? ((long)time.TotalMinutes).ToString(CultureInfo.InvariantCulture) + "m"
        : time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";
}
